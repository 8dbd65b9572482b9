import { html } from 'hono/html';
import { FAULTS } from '../faults/definitions.js';
import { type FailNext, SANDBOX_FAULTS } from '../faults/faults.js';
import { SANDBOX_ROUTES } from '../operations.js';
import type { Html } from '../pages/layout.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { actionButton, when } from './parts.js';

const STEPS = ['15m', '1h', '1d', '1w'] as const;

function clockForm({ token, now }: PageFrame): Html {
  return html`<section class="panel" aria-labelledby="clock-heading">
  <h2 id="clock-heading">Time</h2>
  ${live('now', html`<p>It is ${when(now)} in the sandbox.</p>`)}
  <p class="detail">Checkouts expire, subscriptions are billed and deliveries are tried again on the way.</p>
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
  <form method="post" action="/dashboard/clock" class="filters">
    <input type="hidden" name="token" value="${token}">
    <div class="medium"><label for="duration">Advance by</label><input type="text" id="duration" name="duration" placeholder="90s, 2h, 3d" spellcheck="false" autocomplete="off"></div>
    <button type="submit" class="quiet">Advance</button>
  </form>
</section>`;
}

function pendingList(pending: readonly FailNext[]): Html {
  if (pending.length === 0)
    return html`<p class="empty">Nothing is arranged: every answer will be a good one.</p>`;
  return html`<ul class="plain">${pending.map(
    ({ operation = 'the next operation', fault, times }) =>
      html`<li><strong>${operation}</strong>: ${fault}${times === 1 ? '' : html`, ${times} times`}</li>`,
  )}</ul>`;
}

function faultForm(token: string, pending: readonly FailNext[]): Html {
  return html`<section class="panel" aria-labelledby="faults-heading">
  <h2 id="faults-heading">Fail the next answer</h2>
  <form method="post" action="/dashboard/faults" class="filters">
    <input type="hidden" name="token" value="${token}">
    <div class="broad"><label for="operation">Operation</label><select id="operation" name="operation"><option value="">Whichever comes next</option>${SANDBOX_ROUTES.map(
      ({ operation }) => html`<option>${operation}</option>`,
    )}</select></div>
    <div class="broad"><label for="fault">Fault</label><select id="fault" name="fault">${SANDBOX_FAULTS.map(
      (fault) => html`<option value="${fault}">${fault}: ${FAULTS[fault].summary}</option>`,
    )}</select></div>
    <div class="short"><label for="times">Times</label><input type="text" id="times" name="times" value="1" inputmode="numeric"></div>
    <button type="submit" class="primary">Arrange</button>
  </form>
  <h3>Arranged</h3>
  ${live(
    'faults',
    html`${pendingList(pending)}${
      pending.length === 0
        ? ''
        : html`<div class="buttons">${actionButton({ token, action: '/dashboard/faults/clear', id: 'clear-faults', label: 'Forget all' })}</div>`
    }`,
  )}
</section>`;
}

/** The clock, and what is to go wrong. */
export function controlsPage(frame: PageFrame, pending: readonly FailNext[]): Html {
  return dashboardLayout(frame, {
    title: 'Time and faults',
    section: 'Time and faults',
    content: html`<div class="heading"><h1>Time and faults</h1></div>
${clockForm(frame)}
${faultForm(frame.token, pending)}`,
  });
}
