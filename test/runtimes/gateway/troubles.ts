import { redirect, respond, silent, stalled, success } from '../../support/acts.js';
import type { Exchange } from '../../support/server.js';

type Trouble = (exchange: Exchange, origin: string) => unknown;

// Late, so that nobody can think that the server had not begun to work.
const breakLater: Trouble = ({ socket }) => {
  setTimeout(() => socket.resetAndDestroy(), 50);
};

const emptyPage = success({ content: [], totalPages: 1, totalElements: 0 });

/** What goes wrong, by the first segment of the path. */
export const TROUBLES: Readonly<Record<string, Trouble>> = {
  breaks: breakLater,
  'breaks-on-writes': (exchange, origin) =>
    (exchange.method === 'GET' ? emptyPage : breakLater)(exchange, origin),
  silent,
  stalled,
  'many-codings': ({ response }) => {
    response.writeHead(200, { 'content-encoding': 'gzip,gzip,gzip,gzip,gzip,gzip' }).write('x');
  },
  misdirected: respond(421, ''),
  'bare-ids': respond(
    200,
    '{"success":true,"elapsed":3,"result":{"id":1653241101733169556,"status":"PENDING","checkoutKey":"1","redirectUrl":"https://pay.paymennt.com/checkout/1"}}',
  ),
  redirect: (exchange, origin) =>
    redirect(307, `${origin}${exchange.target.replace(/^\/[^/]+/, '/elsewhere')}`)(exchange),
  elsewhere: emptyPage,
};

export const troubleOf = ({ target }: Exchange): string => target.split('/')[1] ?? '';
