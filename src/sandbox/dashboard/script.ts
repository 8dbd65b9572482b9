/**
 * Keeps the pages up to date: after a change event, it fetches the page again and replaces the live parts. Without the
 * script, a reload shows the changes.
 */
export const SCRIPT = `
const liveLabel = document.getElementById('live');
const copied = document.getElementById('copied');
let timer;
let running = false;
let again = false;

function say(text) {
  liveLabel.hidden = false;
  liveLabel.textContent = text;
}

function replace(region, fresh) {
  const open = [...region.querySelectorAll('details[open]')].map(({ id }) => id);
  const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
  // Keeps the text that the reader has typed.
  const typed = [...region.querySelectorAll('input[id]')].filter((input) => input.value !== input.defaultValue);
  region.replaceChildren(...fresh.childNodes);
  for (const { id, value } of typed) {
    const input = document.getElementById(id);
    if (input) input.value = value;
  }
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const region of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(region.id);
    if (fresh && !sameAs(region, fresh)) replace(region, document.importNode(fresh, true));
  }
}

// The reader opened the <details>: the content is the same.
function sameAs(region, fresh) {
  const copy = region.cloneNode(true);
  for (const details of copy.querySelectorAll('details[open]')) details.removeAttribute('open');
  return copy.innerHTML === fresh.innerHTML;
}

async function refreshOnce() {
  again = running;
  if (running) return;
  running = true;
  try {
    await refresh();
    say('Live');
  } catch {
    say('Not live: reload to see changes');
  } finally {
    running = false;
  }
  if (again) schedule();
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(refreshOnce, 80);
}

// Shows the buttons that need this script.
document.documentElement.classList.add('scripted');

async function copy(text) {
  // On http:// addresses, browsers have a clipboard on loopback only.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-copy]') : null;
  if (!button) return;
  try {
    await copy(button.dataset.copy);
    copied.textContent = 'Copied';
  } catch {
    copied.textContent = 'The browser does not allow copying';
  }
});

const source = new EventSource(document.body.dataset.events);
source.addEventListener('change', schedule);
// Events during a broken connection are lost.
source.addEventListener('open', schedule);
source.addEventListener('error', () => say('Not live: reload to see changes'));
addEventListener('pagehide', () => source.close());
`;
