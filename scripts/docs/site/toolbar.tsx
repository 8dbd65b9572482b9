import { type DefaultThemeRenderContext, JSX, type PageEvent, type Reflection } from 'typedoc';

/** What TypeDoc's script opens, fills and closes. It looks for these ids. */
function searchDialog() {
  return (
    <dialog id="tsd-search" aria-label="Search">
      <input
        role="combobox"
        id="tsd-search-input"
        aria-label="Search the guides and the reference"
        aria-controls="tsd-search-results"
        aria-autocomplete="list"
        aria-expanded="true"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        placeholder="Search the guides and the reference"
        maxLength={100}
      />
      <div role="listbox" id="tsd-search-results" aria-label="Results" />
      <div id="tsd-search-status" aria-live="polite" aria-atomic="true">
        <div>The search index is loading.</div>
      </div>
    </dialog>
  );
}

/** The bar on top of every page: home, search, colours, and the menu where there is no room for it. */
export function toolbar(context: DefaultThemeRenderContext, { project }: PageEvent<Reflection>) {
  return (
    <header class="tsd-page-toolbar">
      <div class="tsd-toolbar-contents container">
        <a href={context.relativeURL('index.html')} class="title">
          {project.name}
        </a>
        <button id="tsd-search-trigger" type="button">
          {context.icons.search()}
          <span>Search</span>
          <kbd>Ctrl K</kbd>
        </button>
        {searchDialog()}
        <select id="tsd-theme" aria-label="Colours">
          <option value="os">Auto</option>
          <option value="light">Light</option>
          <option value="dark">Dark</option>
        </select>
        <button id="menu-trigger" type="button" popovertarget="site-menu">
          Menu
        </button>
      </div>
    </header>
  );
}
