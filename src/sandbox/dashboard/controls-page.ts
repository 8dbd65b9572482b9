import { html } from 'hono/html';
import { FAULTS } from '../faults/definitions.js';
import { type FailNext, SANDBOX_FAULTS } from '../faults/faults.js';
import { SANDBOX_ROUTES } from '../operations.js';
import type { Html } from '../pages/layout.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { actionButton, panel, postForm, when } from './parts.js';

const STEPS = ['15m', '1h', '1d', '1w'] as const;

function clockForm({ token, now }: PageFrame): Html {
  return panel(
    'clock',
    'Time',
    html`${live('now', html`<p>The time of the sandbox is ${when(now)}.</p>`)}
  <p class="detail">When the clock moves forward, checkouts expire, subscriptions send links and deliveries are tried again.</p>
  <div class="buttons">${STEPS.map((duration) =>
    actionButton({
      token,
      action: '/dashboard/clock',
      id: `advance-${duration}`,
      label: `+ ${duration}`,
      name: `Advance by ${duration}`,
      fields: { duration },
    }),
  )}</div>
  ${postForm(
    token,
    '/dashboard/clock',
    'filters',
    html`<div class="medium"><label for="duration">Advance by</label><input type="text" id="duration" name="duration" placeholder="90s, 2h, 3d" spellcheck="false" autocomplete="off"></div>
    <button type="submit" class="quiet">Advance</button>`,
  )}`,
  );
}

function pendingList(pending: readonly FailNext[]): Html {
  if (pending.length === 0) return html`<p class="empty">No fault is set.</p>`;
  return html`<ul class="plain">${pending.map(
    ({ operation = 'any operation', fault, times }) =>
      html`<li><strong>${operation}</strong>: ${fault}${times === 1 ? '' : html`, ${times} times`}</li>`,
  )}</ul>`;
}

function faultForm(token: string, pending: readonly FailNext[]): Html {
  return panel(
    'faults',
    'Next response',
    html`${postForm(
      token,
      '/dashboard/faults',
      'filters',
      html`<div class="broad"><label for="operation">Operation</label><select id="operation" name="operation"><option value="">Any operation</option>${SANDBOX_ROUTES.map(
        ({ operation }) => html`<option>${operation}</option>`,
      )}</select></div>
    <div class="broad"><label for="fault">Fault</label><select id="fault" name="fault">${SANDBOX_FAULTS.map(
      (fault) => html`<option value="${fault}">${fault}: ${FAULTS[fault].summary}</option>`,
    )}</select></div>
    <div class="short"><label for="times">Times</label><input type="text" id="times" name="times" value="1" inputmode="numeric"></div>
    <button type="submit" class="primary">Set fault</button>`,
    )}
  <h3>Set for the next responses</h3>
  ${live(
    'faults',
    html`${pendingList(pending)}${
      pending.length === 0
        ? ''
        : html`<div class="buttons">${actionButton({ token, action: '/dashboard/faults/clear', id: 'clear-faults', label: 'Remove all' })}</div>`
    }`,
  )}`,
  );
}

/** The clock and the faults of the next responses. */
export function controlsPage(frame: PageFrame, pending: readonly FailNext[]): Html {
  return dashboardLayout(frame, {
    title: 'Time and faults',
    content: html`${clockForm(frame)}${faultForm(frame.token, pending)}`,
  });
}
