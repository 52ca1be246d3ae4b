// What a first start needs to know, in three lines that go away at the first use of one of them. They stand between picture
// and transport, where they cover nothing.
import { CloseButton, Kbd } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { commandKeys, type CommandId } from '../../protocol/commands';
import { useApp, useSetting } from '../app/appContext';
import { keyLabel } from '../commands/keyboard';
import { isMac } from '../host/platform';
import { MathFormula } from '../controls/MathFormula';

export function FirstTips() {
  const app = useApp();
  const { t } = useTranslation();
  const seen = useSetting('tipsSeen');

  useEffect(() => {
    if (seen) return;
    const onScene = app.scenes.subscribe(({ scene }, { scene: before }) => {
      if (scene.optimizers !== before.optimizers) app.leaveTips();
    });
    const onWindow = app.window.subscribe(({ picker }) => {
      if (picker === 'landscapes') app.leaveTips();
    });
    return () => {
      onScene();
      onWindow();
    };
  }, [app, seen]);

  if (seen) return null;
  const key = (command: CommandId) => (
    <Kbd size="xs">{keyLabel(commandKeys(command, app.host.kind)[0]!, isMac)}</Kbd>
  );
  return (
    <div className="firstTips" role="note" aria-label={t('tips.title')}>
      <ul>
        <li>
          {key('play.toggle')} <span>{t('tips.play')}</span>
        </li>
        <li>
          <MathFormula latex="\eta" inline /> <span>{t('tips.drag')}</span>
        </li>
        <li>
          {key('picker.landscapes')} <span>{t('tips.landscape')}</span>
        </li>
      </ul>
      <CloseButton size="sm" aria-label={t('tips.close')} onClick={() => app.leaveTips()} />
    </div>
  );
}
