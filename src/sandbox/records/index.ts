export type * from './account.js';
export type * from './checkout.js';
export type * from './payment.js';
export type * from './subscription.js';
