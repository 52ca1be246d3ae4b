// The presenter's window as the browser gives it: an empty document of this page's own, with its styles and policy.
import { presenterFrame, presenterWindowSize } from '../../protocol/presenterFrame';

/**
 * Opens it, on another screen where the browser lets the page; null where it lets the page open no window. `onClosed` is called once
 * when it is gone: closed by whomever, or left for another page. It closes with this page.
 */
export function openPresenterFrame(onClosed: () => void): Window | null {
  const { width, height } = presenterWindowSize;
  const opened = window.open(
    presenterFrame.address,
    presenterFrame.name,
    `popup,width=${width},height=${height}`,
  );
  if (opened === null) return null;
  const { document: page } = opened;
  // An empty document has no type, and would be laid out as pages of the last century are.
  page.open();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else gives a document a type
  page.write('<!doctype html>');
  page.close();
  const stopMirroring = mirrorStyles(page);
  const close = (): void => opened.close();
  const closed = (): void => {
    opened.removeEventListener('pagehide', closed);
    window.removeEventListener('pagehide', close);
    stopMirroring();
    // It may have been left for another page.
    close();
    onClosed();
  };
  opened.addEventListener('pagehide', closed);
  window.addEventListener('pagehide', close);
  for (const name of ['dragover', 'drop'] as const) {
    // A file that is dropped would be opened in its place.
    opened.addEventListener(name, (event) => event.preventDefault());
  }
  void moveToOtherScreen(opened);
  return opened;
}

interface FrameDress {
  readonly title: string;
  readonly language: string;
  /** What the styles choose by, as in the page's own document. */
  readonly look: string;
  readonly scheme: 'light' | 'dark';
}

/** Gives its document a title, a language and a look. */
export function dressFrame({ document: page }: Window, { title, language, look, scheme }: FrameDress): void {
  page.title = title;
  page.documentElement.lang = language;
  page.documentElement.dataset['look'] = look;
  page.documentElement.dataset['mantineColorScheme'] = scheme;
}

const styling = 'link[rel="stylesheet"], link[rel="icon"], style';

/** Copies the page's styles to another document, and those that come later. Returns a function that ends that. */
function mirrorStyles(page: Document): () => void {
  const copy = (element: HTMLElement): void => {
    const own = page.importNode(element, true);
    // Hidden in markup, and so not copied.
    own.nonce = element.nonce;
    page.head.append(own);
  };
  document.querySelectorAll<HTMLElement>(styling).forEach(copy);
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof HTMLElement && node.matches(styling)) copy(node);
    }
  });
  observer.observe(document.head, { childList: true });
  return () => observer.disconnect();
}

/** The part of the Window Management API that is used; not all browsers have it. */
interface PlacingWindow {
  readonly screen: Screen & { readonly isExtended?: boolean };
  getScreenDetails?(): Promise<{
    readonly screens: readonly PlacedScreen[];
    readonly currentScreen: PlacedScreen;
  }>;
}

interface PlacedScreen {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

/** Where there is another screen than this page's, and the user lets it. In Electron the main process has chosen the place. */
async function moveToOtherScreen(opened: Window): Promise<void> {
  const page: PlacingWindow = window;
  if (page.screen.isExtended !== true) return;
  try {
    const details = await page.getScreenDetails?.();
    const other = details?.screens.find((each) => each !== details.currentScreen);
    if (other === undefined || opened.closed) return;
    opened.moveTo(other.availLeft, other.availTop);
    opened.resizeTo(other.availWidth, other.availHeight);
  } catch {
    // The user drags it there.
  }
}
