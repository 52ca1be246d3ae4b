// What a lesson's Markdown has beside the usual: live values between double braces, and formulas that have a line of their own.
import type { Nodes, Root, RootContent } from 'mdast';
import { liveTextParts } from '../../core/lesson/liveText';

/** The element that a live value is; Markdown without HTML can make none such by itself. */
export const liveElement = 'data';

/** The class of a formula on lines of its own. */
export const displayClass = 'math-display';

/**
 * A plugin of remark, after that of formulas. Formulas and code are nodes that have no words in them, and stay as they are; in one
 * line, a formula alone does, too.
 */
export function remarkLesson({ inline }: { readonly inline: boolean }) {
  return (tree: Root): void => replaceIn(tree, inline);
}

function replaceIn(node: Nodes, inline: boolean): void {
  if (!('children' in node)) return;
  const children: readonly RootContent[] = node.children;
  node.children = children.flatMap((child, index): RootContent[] => {
    if (child.type === 'text') {
      const [before, after] = [children[index - 1], children[index + 1]];
      return liveTextParts(held(child.value, isFormula(before), isFormula(after))).map(nodeOf);
    }
    const [only, ...others] = child.type === 'paragraph' && !inline ? child.children : [];
    if (only?.type === 'inlineMath' && others.length === 0) {
      only.data = { ...only.data, hProperties: { className: ['language-math', displayClass] } };
      return [only];
    }
    replaceIn(child, inline);
    return [child];
  });
}

const isFormula = (node: RootContent | undefined): boolean => node?.type === 'inlineMath';

/** What a line may not begin with, and what it may not end with. */
const closing = /^(?=[.,;:!?)\]、。，．：；）」』])/;
const opening = /(?<=[([（「『])$/;
const wordJoiner = '\u2060';
/** Between a number, written or live, and its unit or what it counts in Japanese. */
const beforeUnit = /(?<=\d|\}\}) (?=%|[\p{Script=Han}\p{Script=Katakana}])/gu;

/** A text whose lines don't break where they would tear a number from its unit, or a formula from a stop or a bracket. */
function held(text: string, isBehindFormula: boolean, isBeforeFormula: boolean): string {
  let joined = text.replaceAll(beforeUnit, '\u00a0');
  if (isBehindFormula) joined = joined.replace(closing, wordJoiner);
  if (isBeforeFormula) joined = joined.replace(opening, wordJoiner);
  return joined;
}

function nodeOf(part: ReturnType<typeof liveTextParts>[number]): RootContent {
  if (part.kind === 'text') return { type: 'text', value: part.text };
  // The element's words are what is written; a node of another type keeps them from being read as Markdown.
  return {
    type: 'emphasis',
    data: { hName: liveElement, hProperties: { value: part.written } },
    children: [{ type: 'text', value: `{{${part.written}}}` }],
  };
}
