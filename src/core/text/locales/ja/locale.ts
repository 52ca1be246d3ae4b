// Japanese.
import type { Locale } from '../../locale';
import app from './app.json';
import functions from './functions.json';
import interfaceTexts from './interface.json';
import landscapes from './landscapes.json';
import messages from './messages.json';
import optimizers from './optimizers.json';
import pictures from './pictures.json';
import schedules from './schedules.json';
import script from './script.json';

export const ja: Locale = {
  label: '日本語',
  listSeparator: '、',
  interface: interfaceTexts,
  phrases: {
    ...app,
    ...functions,
    ...landscapes,
    ...messages,
    ...optimizers,
    ...pictures,
    ...schedules,
    ...script,
  },
};
