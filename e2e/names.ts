// Whether controls can be told apart by what they are called, as by somebody who hears the window or speaks to it.
import type { Page } from '@playwright/test';

/** Roles of what is pressed, moved or written in. */
const pressed = [
  ...['button', 'checkbox', 'combobox', 'link', 'menuitem', 'option', 'radio', 'searchbox', 'slider'],
  ...['spinbutton', 'switch', 'tab', 'textbox'],
];

/** Roles that, with a name, say what their controls belong to. */
const groups = [
  'article',
  'complementary',
  'dialog',
  'group',
  'listbox',
  'listitem',
  'radiogroup',
  'region',
  'toolbar',
];

/** Controls that have no name, or the name and role of another one in the same named group. */
export async function nameProblems(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  const problems: string[] = [];
  const seen = new Set<string>();
  const around: { readonly indent: number; readonly group: string }[] = [];
  for (const line of tree.split('\n')) {
    const found = /^(?<space> *)- (?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)")?/.exec(
      line.replace(/^( *)- '(.*)'(:?.*)$/, '$1- $2$3'),
    );
    const { space = '', role = '', name = '' } = found?.groups ?? {};
    if (role === '') continue;
    const indent = space.length;
    while ((around.at(-1)?.indent ?? -1) >= indent) around.pop();
    if (groups.includes(role) && name !== '') around.push({ indent, group: `${role} ${name}` });
    if (!pressed.includes(role)) continue;
    const control = [...around.map(({ group }) => group), `${role} ${name}`].join(' › ');
    if (name === '') problems.push(`nameless: ${control}`);
    else if (seen.has(control)) problems.push(`twice: ${control}`);
    seen.add(control);
  }
  return seen.size > 0 ? problems : ['There are no controls.'];
}
