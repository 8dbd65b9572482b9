import type { Exchange } from '../../support/server.js';

type Trouble = (exchange: Exchange, origin: string) => void;

const JSON_TYPE = { 'content-type': 'application/json' };

const success: (result: string) => Trouble =
  (result) =>
  ({ response }) => {
    response.writeHead(200, JSON_TYPE).end(`{"success":true,"elapsed":3,"result":${result}}`);
  };

// Late, so that nobody can think that the server had not begun to work.
const breakLater: Trouble = ({ socket }) => {
  setTimeout(() => socket.resetAndDestroy(), 50);
};

const emptyPage = success('{"content":[],"totalPages":1,"totalElements":0}');

/** What goes wrong, by the first segment of the path. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  breaks: breakLater,
  'breaks-on-writes': (exchange, origin) =>
    (exchange.method === 'GET' ? emptyPage : breakLater)(exchange, origin),
  silent: () => {},
  stalled: ({ response }) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' }).write('{"success":true,');
  },
  'many-codings': ({ response }) => {
    response.writeHead(200, { 'content-encoding': 'gzip,gzip,gzip,gzip,gzip,gzip' }).write('x');
  },
  misdirected: ({ response }) => {
    response.writeHead(421).end();
  },
  'bare-ids': success(
    '{"id":1653241101733169556,"status":"PENDING","checkoutKey":"1","redirectUrl":"https://pay.paymennt.com/checkout/1"}',
  ),
  redirect: ({ response, target }, origin) => {
    response.writeHead(307, { location: `${origin}${target.replace(/^\/[^/]+/, '/elsewhere')}` }).end();
  },
  elsewhere: emptyPage,
};

export const troubleOf = ({ target }: Exchange): string => target.split('/')[1] ?? '';
