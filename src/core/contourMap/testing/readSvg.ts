// Reads SVG as strictly as XML requires, and path data as points, for tests.

export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
  /** All text in it. */
  readonly text: string;
}

const tokenPattern = /<\/([\w:-]+)>|<([\w:-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function decoded(text: string): string {
  if (notInXml.test(text)) throw new Error(`Letters that XML has no place for: ${JSON.stringify(text)}`);
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const letter = whole.endsWith(';') ? entities[name] : undefined;
    if (letter === undefined) throw new Error(`Not an entity: ${whole}`);
    return letter;
  });
}

/** The root element. Throws if the text is not well-formed. */
export function readSvg(text: string): SvgNode {
  type Open = { name: string; attributes: Record<string, string>; children: SvgNode[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const token = tokenPattern.exec(text);
    if (token === null) throw new Error(`Not XML: ${text.slice(at, at + 60)}`);
    const [, closed, opened, list = '', ends, words] = token;
    const parent = open.at(-1)!;
    if (words !== undefined) {
      for (const each of open) each.text += decoded(words);
    } else if (closed !== undefined) {
      if (closed !== parent.name) throw new Error(`</${closed}> closes <${parent.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const attributes: Record<string, string> = {};
      for (const [, name = '', value = ''] of list.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
        if (name in attributes) throw new Error(`${name} is there twice`);
        attributes[name] = decoded(value);
      }
      const node: Open = { name: opened, attributes, children: [], text: '' };
      parent.children.push(node);
      if (ends === '') open.push(node);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('Not one element with all in it');
  return root.children[0]!;
}

/** All elements, outer ones first. */
export function allNodes(node: SvgNode): SvgNode[] {
  return [node, ...node.children.flatMap(allNodes)];
}

export type Pair = readonly [x: number, y: number];

/** The strokes of path data of M, l and Z. */
export function readStrokes(d: string): { points: Pair[]; closed: boolean }[] {
  return d
    .split(/(?=M)/)
    .filter((each) => each !== '')
    .map((each) => {
      const [, start = '', steps = '', end] = /^M([^lZ]*)l([^lZ]*)(Z?)$/.exec(each) ?? [];
      const numbersOf = (list: string): number[] => (list.match(/-?[\d.]+/g) ?? []).map(Number);
      let [x = NaN, y = NaN] = numbersOf(start);
      const points: Pair[] = [[x, y]];
      const moves = numbersOf(steps);
      for (let at = 0; at < moves.length; at += 2) {
        x += moves[at]!;
        y += moves[at + 1]!;
        points.push([x, y]);
      }
      return { points, closed: end === 'Z' };
    });
}
