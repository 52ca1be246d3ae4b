// What a lesson's Markdown has beside the usual: live values between double braces, and formulas that have a line of their own.
import type { Nodes, Root, RootContent } from 'mdast';
import { liveTextParts } from '../../core/lesson/liveText';

/** The element that a live value is; Markdown without HTML can make none such by itself. */
export const liveElement = 'data';

/** The class of a formula on lines of its own. */
export const displayClass = 'math-display';

/** The class of a short formula with what stands beside it, which no line is to begin or to end with. */
export const unbrokenClass = 'unbroken';

/**
 * A plugin of remark, after that of formulas. Formulas and code are nodes that have no words in them, and stay as they are; in one
 * line, a formula alone does, too.
 */
export function remarkLesson({ inline }: { readonly inline: boolean }) {
  return (tree: Root): void => replaceIn(tree, inline);
}

function replaceIn(node: Nodes, inline: boolean): void {
  if (!('children' in node)) return;
  const children: readonly RootContent[] = withUnbroken(node.children);
  node.children = children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return liveTextParts(held(child.value)).map(nodeOf);
    const [only, ...others] = child.type === 'paragraph' && !inline ? child.children : [];
    if (only?.type === 'inlineMath' && others.length === 0) {
      only.data = { ...only.data, hProperties: { className: ['language-math', displayClass] } };
      return [only];
    }
    if (!isUnbroken(child)) replaceIn(child, inline);
    return [child];
  });
}

/** Between a number, written or live, and its unit or what it counts in Japanese. */
const beforeUnit = /(?<=\d|\}\}) (?=%|[\p{Script=Han}\p{Script=Katakana}])/gu;

/** A text whose lines don't break where they would tear a number from its unit. */
const held = (text: string): string => text.replaceAll(beforeUnit, '\u00a0');

/** Characters of TeX: a formula of so many still has room in a line. */
const unbrokenLength = 40;
const endsWhatPrecedes = /^[,.;:!?%)\]’”、。，．：；！？）」』】]+/u;
const beginsWhatFollows = /[([‘“（「『【]+$/u;

const isUnbroken = ({ data }: RootContent): boolean => data !== undefined && 'hName' in data;

/** A line may end on either side of a formula: commas and brackets that belong to one stay with it. */
function withUnbroken(nodes: readonly RootContent[]): RootContent[] {
  const parts = [...nodes];
  const take = (index: number, pattern: RegExp): string => {
    const beside = parts[index];
    if (beside?.type !== 'text') return '';
    const [taken = ''] = pattern.exec(beside.value) ?? [];
    if (taken !== '') parts[index] = { ...beside, value: beside.value.replace(pattern, '') };
    return taken;
  };
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'inlineMath' || part.value.length > unbrokenLength) continue;
    const [before, after] = [take(index - 1, beginsWhatFollows), take(index + 1, endsWhatPrecedes)];
    if (before === '' && after === '') continue;
    parts[index] = {
      type: 'emphasis',
      data: { hName: 'span', hProperties: { className: [unbrokenClass] } },
      children: [{ type: 'text', value: before }, part, { type: 'text', value: after }],
    };
  }
  return parts;
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
