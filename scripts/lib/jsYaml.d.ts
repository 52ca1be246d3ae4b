// The part of js-yaml that tests use, which comes without types.
declare module 'js-yaml' {
  /** Throws with the place of what is not YAML. */
  export function load(text: string): unknown;
}
