// The stand-in's application menu.
import type * as electron from 'electron';
import { app } from './app';

type Template = Parameters<typeof electron.Menu.buildFromTemplate>[0];
type TemplateItem = Template[number];

class MenuItemStandIn {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly submenu: MenuStandIn | undefined;
  readonly #template: TemplateItem;

  constructor(template: TemplateItem) {
    const { id = '', label = '', enabled = true, submenu } = template;
    this.id = id;
    this.label = label;
    this.enabled = enabled;
    this.submenu = Array.isArray(submenu) ? new MenuStandIn(submenu) : undefined;
    this.#template = template;
  }

  /** `click` is ignored beside a role (docs/api/menu-item.md). */
  click(): void {
    const { role, click } = this.#template;
    if (role === 'quit') app.quit();
    else if (role !== undefined)
      throw new Error(`The stand-in for Electron does not support the role ${role}.`);
    else if (this.enabled) click?.(this as never, undefined, {});
  }
}

class MenuStandIn {
  readonly items: readonly MenuItemStandIn[];
  constructor(readonly template: Template) {
    this.items = template.map((item) => new MenuItemStandIn(item));
  }

  /** Submenus are searched, too. */
  getMenuItemById(id: string): MenuItemStandIn | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

export const Menu = {
  template: null as Template | null,
  buildFromTemplate: (template: Template) => new MenuStandIn(template),
  setApplicationMenu(menu: MenuStandIn | null): void {
    Menu.template = menu?.template ?? null;
  },
  getApplicationMenu: () => (Menu.template === null ? null : new MenuStandIn(Menu.template)),
};
