// The names that the files of src export, read from their text: each name must have one meaning.

const declaration =
  /^export (?:declare |abstract |async )*(?:const|let|function\*?|class|interface|type|enum) ([\w$]+)/gm;

/** Names that more than one of the files exports, with those files. `read` returns a file's text. */
export function sharedNames(files, read) {
  const places = new Map();
  for (const file of files) {
    const names = new Set([...read(file).matchAll(declaration)].map((match) => match[1]));
    for (const name of names) places.set(name, [...(places.get(name) ?? []), file]);
  }
  return new Map([...places].filter(([, found]) => found.length > 1));
}
