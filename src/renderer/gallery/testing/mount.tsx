// Mounts components for tests: in their app, in English, with the UI kit, and finds controls as users do, by role and
// name.
import { MantineProvider } from '@mantine/core';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { vi } from 'vitest';
import { AppContext } from '../../app/appContext';
import { startI18n } from '../../i18n/i18n';
import type { App } from '../../state/app';
import { createPageApp, type PageAppStart } from '../pageApp';

// The first mount loads the whole UI kit, which takes long on a busy machine.
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
  /** Toggles a switch or checkbox, ignoring fields of the same name. */
  toggle(name: string | RegExp): void;
  /** Replaces the text of a field, and leaves it. */
  fill(name: string | RegExp, text: string): void;
  /** All visible text, including dialogs. */
  text(): string;
}

const controls =
  'button, input, textarea, select, [role="tab"], [role="option"], [role="slider"], [role="menuitem"]';

/** The accessible name, limited to the cases in this app: its label, that of its input, or its text. */
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

/** Unmounts the last mount; to be called after each test. */
export function unmount(): void {
  act(() => root?.unmount());
  root = null;
  document.body.replaceChildren();
}

/** Waits until `check` throws no longer: for what the page does by itself, such as with its next frame. */
export async function waitFor(check: () => void): Promise<void> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  await vi.waitFor(check, { timeout: 20_000 }).finally(() => {
    globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  });
}

export async function mount(content: ReactNode, start: PageAppStart = {}): Promise<Mounted> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  // The test DOM has no fonts: as if all were loaded.
  if (!('fonts' in document))
    Object.assign(document, { fonts: { ready: Promise.resolve(), check: () => true } });
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
        // React notices only values that are set through the prototype's setter.
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
