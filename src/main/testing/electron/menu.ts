// The stand-in's application menu.
import type * as electron from 'electron';

type Template = Parameters<typeof electron.Menu.buildFromTemplate>[0];

export const Menu = {
  template: null as Template | null,
  buildFromTemplate: (template: Template) => ({ template }),
  setApplicationMenu(menu: { readonly template: Template } | null): void {
    Menu.template = menu?.template ?? null;
  },
};
