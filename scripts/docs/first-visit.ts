import { type Application, JSX } from 'typedoc';

/** The parts of the navigation that are open until a reader closes them. */
function openAtFirst(keys: readonly string[]): string {
  const list = JSON.stringify(keys.map((key) => `tsd-accordion-${key}`));
  return `try{for(const key of ${list})if(localStorage.getItem(key)===null)localStorage.setItem(key,'true')}catch{}`;
}

/** Shows a new reader what there is, where TypeDoc would begin with everything folded up. */
export function addFirstVisit(app: Application, keys: readonly string[]): void {
  const html = openAtFirst(keys);
  app.renderer.hooks.on('head.begin', () =>
    JSX.createElement('script', null, JSX.createElement(JSX.Raw, { html })),
  );
}
