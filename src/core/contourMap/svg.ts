// Writes SVG as text: elements, escaped texts, short numbers and path data.

/** Attributes that are null are left out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; its children are SVG text. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== null)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

// Characters that XML can't contain, not even escaped: control characters, lone surrogates and non-characters.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text escaped for XML, between tags and within quotes. */
export function escaped(text: string): string {
  return text.replace(impossible, '\ufffd').replace(/[&<>"]/g, (letter) => entities[letter]!);
}

/** A number rounded to hundredths, as short as possible. */
export function short(value: number): string {
  return hundredths(Math.round(100 * value));
}

function hundredths(count: number): string {
  const text = String(count / 100);
  return text.replace(/^(-?)0\./, '$1.');
}

export interface Stroke {
  /** x and y in turn. */
  readonly points: ArrayLike<number>;
  readonly closed: boolean;
}

/**
 * Path data in hundredths, each point relative to the last: a third shorter than absolute coordinates. Rounding errors
 * don't add up. Points that coincide are left out; a stroke of a single point stays, so that its round ends show.
 */
export function strokesData(strokes: readonly Stroke[]): string {
  let data = '';
  for (const { points, closed } of strokes) {
    if (points.length < 2) continue;
    let x = Math.round(100 * points[0]!);
    let y = Math.round(100 * points[1]!);
    data += `M${hundredths(x)} ${hundredths(y)}`;
    let steps = '';
    for (let at = 2; at < points.length; at += 2) {
      const nextX = Math.round(100 * points[at]!);
      const nextY = Math.round(100 * points[at + 1]!);
      if (nextX === x && nextY === y) continue;
      steps += joined(hundredths(nextX - x)) + joined(hundredths(nextY - y));
      x = nextX;
      y = nextY;
    }
    data += `l${steps === '' ? '0 0' : steps.trimStart()}${closed ? 'Z' : ''}`;
  }
  return data;
}

/** A number after another one: a minus sign separates them as well as a space does. */
function joined(number: string): string {
  return number.startsWith('-') ? number : ` ${number}`;
}
