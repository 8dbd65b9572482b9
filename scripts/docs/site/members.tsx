import {
  type ContainerReflection,
  type DeclarationReflection,
  type DefaultThemeRenderContext,
  type DocumentReflection,
  JSX,
  type ProjectReflection,
} from 'typedoc';
import { addressOf } from './address.js';

type Member = DeclarationReflection | DocumentReflection;

/** A part of a page for each group of members. Always open: what is folded up is not found by the browser's search. */
function groups(
  context: DefaultThemeRenderContext,
  owner: ContainerReflection,
  isShown: (member: Member) => boolean,
  content: (members: readonly Member[]) => JSX.Element,
) {
  return (owner.groups ?? []).map(({ title, children }) => {
    const shown = children.filter(isShown);
    if (shown.length === 0) return null;
    context.page.startNewSection(title);
    return (
      <section class="tsd-panel-group tsd-member-group">
        <h2 id={context.slugger.slug(title)}>{title}</h2>
        {content(shown)}
      </section>
    );
  });
}

/** Where the page's own menu has no room: links to every member. */
export function index(context: DefaultThemeRenderContext, owner: ContainerReflection) {
  const links = (owner.groups ?? []).flatMap(({ children }) => children);
  return (
    <nav class="index" aria-label="Members">
      {links.map((member) => (
        <>
          <a href={addressOf(context, member)}>{member.name}</a>{' '}
        </>
      ))}
    </nav>
  );
}

/** The methods and properties of a type. */
export function members(context: DefaultThemeRenderContext, owner: ContainerReflection) {
  return (
    <>
      {groups(
        context,
        owner,
        (member) => !context.router.hasOwnDocument(member),
        (shown) => (
          <>{shown.map((member) => context.member(member))}</>
        ),
      )}
    </>
  );
}

/** What an entry point exports. */
export function moduleReflection(
  context: DefaultThemeRenderContext,
  module: DeclarationReflection | ProjectReflection,
) {
  return (
    <>
      <section class="tsd-panel tsd-comment">
        {context.commentSummary(module)}
        {context.commentTags(module)}
      </section>
      {groups(
        context,
        module,
        () => true,
        (shown) => (
          <dl class="tsd-member-summaries">{shown.map((member) => context.moduleMemberSummary(member))}</dl>
        ),
      )}
    </>
  );
}
