// TypeDoc's script opens the search on Ctrl-K and "/". On a Mac the same key is Command-K.
const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const trigger = document.getElementById('tsd-search-trigger');
if (apple) {
  trigger.querySelector('kbd').textContent = '⌘ K';
  document.addEventListener('keydown', (event) => {
    if (!event.metaKey || event.key !== 'k') return;
    event.preventDefault();
    trigger.click();
  });
}

// TypeDoc's script makes each result an option that holds a link. Nothing in an option can be reached by a screen
// reader, so the link itself becomes the option: the script finds it by the same id and role.
const field = document.getElementById('tsd-search-input');
const results = document.getElementById('tsd-search-results');
new MutationObserver(() => {
  for (const item of results.querySelectorAll('li')) {
    const link = item.firstElementChild;
    link.id = item.id;
    link.role = 'option';
    link.ariaSelected = 'false';
    item.replaceWith(link);
  }
}).observe(results, { childList: true });
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') document.getElementById(field.getAttribute('aria-activedescendant'))?.click();
});

// Shows where the reader is in a long menu.
const menu = document.getElementById('site-menu');
const current = menu.querySelector('[aria-current]');
if (current && menu.scrollHeight > menu.clientHeight) {
  menu.scrollTop = current.offsetTop - menu.offsetTop - menu.clientHeight / 3;
}

// A table that is scrolled sideways can be reached by keyboard.
for (const table of document.querySelectorAll('.tsd-typography table')) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}
