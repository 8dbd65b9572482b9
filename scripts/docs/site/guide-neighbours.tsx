import {
  type DefaultThemeRenderContext,
  type DocumentReflection,
  JSX,
  type PageEvent,
  type ProjectReflection,
  type Reflection,
} from 'typedoc';
import { addressOf } from './address.js';

/** The guides in the order in which they are read. */
export function guidesOf(project: ProjectReflection): DocumentReflection[] {
  return (project.groups ?? []).flatMap(({ children }) => children).filter((child) => child.isDocument());
}

/** The guides before and after this one. */
export function guideNeighbours(
  context: DefaultThemeRenderContext,
  { project, model }: PageEvent<Reflection>,
) {
  if (!model.isDocument()) return null;
  const guides = guidesOf(project);
  const position = guides.indexOf(model);
  const previous = guides[position - 1];
  const next = guides[position + 1];
  return (
    <nav class="neighbours" aria-label="Previous and next guide">
      {previous && (
        <a href={addressOf(context, previous)} rel="prev">
          <small>Previous</small>
          {previous.name}
        </a>
      )}
      {next && (
        <a href={addressOf(context, next)} rel="next">
          <small>Next</small>
          {next.name}
        </a>
      )}
    </nav>
  );
}
