import { object, optional, text } from './fields.js';

export const branchBody = object({ name: text(), currency: text(), description: optional(text()) });

export const webhookBody = object({ address: text() });
