/** Remembered by its digits: those of the vendor's test card. */
export const DEFAULT_PORT = 4242;

export const USAGE = `Usage: paymennt sandbox [options]

Runs an imitation of the paymennt.com gateway on this machine, offline: the Merchant API, the pay page,
webhooks and a dashboard. No money moves, and only test cards work.

Options:
  -p, --port <number>   Port on 127.0.0.1; 0 for any free one. Default ${DEFAULT_PORT}.
      --seed <file>     JSON with the branches, terminals, cards and webhooks to start with.
      --state <file>    JSON file to remember everything in. It is made when it does not exist;
                        when it does, it is used instead of the seed.
  -h, --help            Shows this.
  -v, --version         Shows the version.

Examples:
  npx paymennt sandbox
  npx paymennt sandbox --port 8080 --state sandbox.json`;
