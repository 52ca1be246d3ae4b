// How the page of a handout begins, so that nothing in it runs or is loaded, whoever opens it: a browser, or what prints it as PDF.
import { escaped } from '../core/contourMap/svg';

/** The page's text up to its title. `language` is BCP 47. */
export function handoutHead(language: string): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">`,
    '',
  ].join('\n');
}

/**
 * Whether a text is a page that begins so, and leads nowhere by itself. A page of the user's own files could show others of them, and
 * so bring them into a PDF.
 */
export function isHandoutPage(text: string): boolean {
  const [, language] = /^<!doctype html>\n<html lang="([\w-]+)">\n/.exec(text) ?? [];
  if (language === undefined) return false;
  const head = handoutHead(language);
  return text.startsWith(head) && !/<meta\b/i.test(text.slice(head.length));
}
