// Files of older versions: each migration brings a document, as it is written, one version further, so that the schema
// knows the newest version only.
import { sceneFormat, sceneVersion } from './scene';

export type WrittenDocument = Readonly<Record<string, unknown>>;

/**
 * The document as the next version writes it; the version itself is set behind it. It changes nothing in place, and what it
 * does not find as it should be it leaves as it is: the schema says what is wrong with it.
 */
export type Migration = (document: WrittenDocument) => WrittenDocument;

/** The last one leads to `sceneVersion`. */
export const sceneMigrations: readonly Migration[] = [];

/** The document in the newest version; one that is no scene, or of no version that can be migrated, as it is. */
export function migrate(document: unknown, migrations: readonly Migration[]): unknown {
  if (!isDocument(document) || document.format !== sceneFormat) return document;
  const oldest = sceneVersion - migrations.length;
  const place = typeof document.version === 'number' ? document.version - oldest : -1;
  if (migrations[place] === undefined) return document;
  return migrations.slice(place).reduce<WrittenDocument>((before, migration, index) => {
    return { ...migration(before), version: oldest + place + index + 1 };
  }, document);
}

function isDocument(document: unknown): document is WrittenDocument {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}
