// Mounts what a component test looks at: in its app, in English, with the UI kit around it, and finds what one presses and
// reads as users do, by role and name.
import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import { AppContext } from '../../app/appContext';
import { startI18n } from '../../i18n/i18n';
import type { App } from '../../state/app';
import { createPageApp, type PageAppStart } from '../pageApp';

// The first thing mounted brings the whole UI kit along, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

export interface Mounted {
  readonly app: App;
  /** The control with this name; throws where there is none, or more than one. */
  control(name: string | RegExp): HTMLElement;
  /** Whether there is such a control. */
  has(name: string | RegExp): boolean;
  click(name: string | RegExp): void;
  /** Presses a switch or a box to tick; fields of the same name are none. */
  toggle(name: string | RegExp): void;
  /** Types into a field in place of what it has, and leaves it. */
  fill(name: string | RegExp, text: string): void;
  /** All that is written, dialogs included. */
  text(): string;
}

const controls =
  'button, input, textarea, select, [role="tab"], [role="option"], [role="slider"], [role="menuitem"]';

/** What a screen reader calls it, as far as the app goes: its label, that of its input, or its text. */
function nameOf(element: HTMLElement): string {
  const own = element.getAttribute('aria-label');
  if (own !== null) return own;
  if (element.id !== '') {
    const label = [...document.querySelectorAll('label')].find(({ htmlFor }) => htmlFor === element.id);
    if (label !== undefined) return label.textContent;
  }
  return element.textContent;
}

let root: Root | null = null;

/** Ends what was mounted last; to be called after each test. */
export function unmount(): void {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
}

export async function mount(content: ReactNode, start: PageAppStart = {}): Promise<Mounted> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  // The small DOM has no fonts to wait for.
  if (!('fonts' in document)) Object.assign(document, { fonts: { ready: Promise.resolve() } });
  await startI18n('en');
  const app = createPageApp(start);
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const tree = (
    <AppContext value={app}>
      <MantineProvider env="test">{content}</MantineProvider>
    </AppContext>
  );
  await act(async () => {
    root!.render(tree);
    await Promise.resolve();
  });
  const found = (name: string | RegExp, among = controls): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(among)].filter((element) => {
      const written = nameOf(element).trim();
      return typeof name === 'string' ? written === name : name.test(written);
    });
  const control = (name: string | RegExp, among = controls): HTMLElement => {
    const all = found(name, among);
    const names = [...document.querySelectorAll<HTMLElement>(controls)].map(nameOf);
    if (all.length !== 1)
      throw new Error(`${all.length} controls are called ${name}, of ${names.join(' | ')}`);
    return all[0]!;
  };
  return {
    app,
    control: (name) => control(name),
    has: (name) => found(name).length > 0,
    click: (name) => act(() => control(name).click()),
    toggle: (name) => act(() => control(name, 'input[type="checkbox"]').click()),
    fill(name, text) {
      const field = control(name, 'input:not([type="checkbox"]), textarea');
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
        throw new Error(`${name} is no field`);
      }
      const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
      act(() => {
        field.focus();
        // React looks at what was written past it.
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')!.set!.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      act(() => field.blur());
    },
    text() {
      const written = document.body.cloneNode(true) as HTMLElement;
      written.querySelectorAll('style').forEach((style) => style.remove());
      return written.textContent;
    },
  };
}
