import { html } from 'hono/html';
import type { SandboxCheckoutStatus } from '../records/index.js';
import type { Html } from './layout.js';

/** How an ending feels: the colour and the sign that it gets. The words say it as well. */
export type Tone = 'good' | 'waiting' | 'bad' | 'over';

const TONES: Readonly<Record<SandboxCheckoutStatus, Tone>> = {
  PENDING: 'waiting',
  PENDING_CONFIRMATION: 'waiting',
  AUTHORIZED: 'good',
  PAID: 'good',
  FAILED: 'bad',
  CANCELLED: 'over',
  EXPIRED: 'over',
  REFUNDED: 'over',
  PARTIALLY_REFUNDED: 'over',
  CHARGEBACK: 'bad',
};

export function toneOf(status: SandboxCheckoutStatus): Tone {
  return TONES[status];
}

const SIGNS: Readonly<Record<Tone, Html>> = {
  good: html`<path d="M15 25l6 6 13-14"></path>`,
  waiting: html`<path d="M24 14v11l7 4"></path>`,
  bad: html`<path d="M17 17l14 14M31 17L17 31"></path>`,
  over: html`<path d="M16 24h16"></path>`,
};

export function toneIcon(mood: Tone): Html {
  return html`<svg class="mood ${mood}" viewBox="0 0 48 48" width="64" height="64" aria-hidden="true" focusable="false">
  <circle cx="24" cy="24" r="22"></circle>${SIGNS[mood]}
</svg>`;
}
