// Checks that hold for every document, made before a schema sees it: schemas drop a key __proto__ silently, and
// overflow the stack on documents that are too deep or have too many issues.
import { phrase } from '../text/text';
import { fieldPath, invalid, invalidText, type Issue } from './issue';

/** Levels of a document; a scene has 7. */
const deepest = 32;

/** Values of a scene or a request, lists and objects included: a request for 512 runs has 13 000 at most. */
const maxValues = 20_000;

interface Place {
  readonly value: unknown;
  readonly key: PropertyKey;
  readonly parent: Place | null;
  readonly depth: number;
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let each = place; each.parent !== null; each = each.parent) path.push(each.key);
  return path.reverse();
}

const noSuchField = phrase('no field of that name');

/**
 * The issue of a document that has a key __proto__, is too deep or too large; null if there is none. `name` is the
 * document's name in messages.
 * @param max how many values it may have
 */
export function documentIssue(document: unknown, name: string, max = maxValues): Issue | null {
  const places: Place[] = [{ value: document, key: '', parent: null, depth: 0 }];
  let values = 1;
  for (let parent = places.pop(); parent !== undefined; parent = places.pop()) {
    const { value } = parent;
    if (typeof value !== 'object' || value === null) continue;
    const depth = parent.depth + 1;
    if (depth > deepest) return tooDeep(name);
    const isList = Array.isArray(value);
    // Counted before they are visited: there may be millions.
    const keys = isList ? value.keys() : Object.keys(value);
    values += isList ? value.length : (keys as string[]).length;
    if (values > max) return tooLarge(name, max);
    for (const key of keys) {
      const place = { value: (value as Record<PropertyKey, unknown>)[key], key, parent, depth };
      if (key === '__proto__') return invalid(fieldPath(pathOf(place)), place.value, noSuchField);
      places.push(place);
    }
  }
  return null;
}

function tooDeep(name: string): Issue {
  return invalidText(name, phrase('something too deep'), phrase('at most {deepest} levels', { deepest }));
}

function tooLarge(name: string, max: number): Issue {
  return invalidText(
    name,
    phrase('more than {max} values', { max }),
    phrase('at most {max} values', { max }),
  );
}
