// Schemas of names and values leave out a key __proto__ without a word: it is looked for before they do.
import { fieldPath, invalid, type SceneIssue } from './issue';

const noSuchField = { en: 'no field of that name', ja: 'この名前でないフィールド' } as const;

interface Place {
  readonly value: unknown;
  readonly key: PropertyKey;
  readonly parent: Place | null;
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let each = place; each.parent !== null; each = each.parent) path.unshift(each.key);
  return path;
}

/** An issue for each key __proto__ of a document, however deep. */
export function protoKeyIssues(document: unknown): SceneIssue[] {
  const issues: SceneIssue[] = [];
  const places: Place[] = [{ value: document, key: '', parent: null }];
  // Without recursion: a document may be deeper than the stack.
  for (let parent = places.pop(); parent !== undefined; parent = places.pop()) {
    const { value } = parent;
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const [key, each] of Object.entries(value)) {
      const place = { value: each as unknown, key: isList ? Number(key) : key, parent };
      if (key === '__proto__') issues.push(invalid(fieldPath(pathOf(place)), each, noSuchField));
      else places.push(place);
    }
  }
  return issues;
}
