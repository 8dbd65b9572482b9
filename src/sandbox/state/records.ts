export type * from './account-records.js';
export type * from './checkout-records.js';
export type * from './payment-records.js';
export type * from './subscription-records.js';
