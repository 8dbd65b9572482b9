import { createShop } from './shop.js';

// What the pages import as './shop.js'.

export { type App, createApp } from './app.js';
export type { Order } from './shop.js';

export const { orders, ship, onWebhook } = createShop();
