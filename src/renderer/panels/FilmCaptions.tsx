// The film's captions as a list: text, first and last step.
import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core';
import { MessageSquarePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits, type FilmCaption } from '../../core/scene/scene';
import { useApp, useScene, useTypedScene } from '../app/appContext';
import { shownStep } from '../commands/commands';
import { addCaption, freshCaption, removeCaption, setCaption } from '../state/filmEdits';
import { useItemKeys } from './itemKeys';
import { LimitedField } from '../controls/LimitedField';
import { Section } from '../controls/Section';
import { StepButton } from '../controls/StepButton';

const iconSize = 16;

/** From this many characters on, the limit is shown. */
const counted = 0.75 * limits.captionLength;

export function FilmCaptions() {
  const app = useApp();
  const { t } = useTranslation();
  const captions = useScene((scene) => scene.film.captions);
  const keys = useItemKeys(captions);
  /** The caption that was just added, to focus. */
  const [added, setAdded] = useState<FilmCaption | null>(null);
  const fresh = (step: number): FilmCaption => freshCaption(app.scenes.getState().scene, step);
  const add = (): void => {
    const caption = fresh(shownStep(app));
    setAdded(caption);
    app.edit((scene) => addCaption(scene, caption));
  };
  return (
    <Section title={t('film.captions')}>
      {captions.length === 0 ? (
        <Text fz={11} c="dimmed">
          {t('film.captionsHint')}
        </Text>
      ) : (
        <ul className="captions">
          {captions.map((caption, index) => (
            <CaptionRow key={keys[index]} index={index} caption={caption} isNew={caption === added} />
          ))}
        </ul>
      )}
      <StepButton
        label={(step) => t('film.addCaption', { step: fresh(step).fromStep })}
        icon={<MessageSquarePlus size={iconSize} />}
        onClick={add}
      />
    </Section>
  );
}

interface CaptionRowProps {
  readonly index: number;
  readonly caption: FilmCaption;
  readonly isNew: boolean;
}

function CaptionRow({ index, caption: { fromStep, toStep }, isNew }: CaptionRowProps) {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const text = useTypedScene((scene) => scene.film.captions[index]?.text ?? '');
  const name = t('film.caption', { number: index + 1 });
  const set = (change: Partial<FilmCaption>, mergeKey: string | null = null): void =>
    void app.edit((scene) => setCaption(scene, index, change), mergeKey);
  return (
    <li className="captionRow" aria-label={name}>
      <Text component="span" fz="xs" c="dimmed">
        {t('transport.step')}
      </Text>
      <LimitedField
        label={`${name}: ${t('film.fromStep')}`}
        name={t('film.fromStep')}
        range={{ min: 0, max: Math.min(toStep, steps), whole: true }}
        value={fromStep}
        onCommit={(value) => set({ fromStep: value })}
      />
      <Text component="span" fz="xs" c="dimmed" aria-hidden>
        –
      </Text>
      <LimitedField
        label={`${name}: ${t('film.toStep')}`}
        name={t('film.toStep')}
        range={{ min: fromStep, max: Math.max(fromStep, steps), whole: true }}
        value={toStep}
        onCommit={(value) => set({ toStep: value })}
      />
      <Tooltip label={t('film.remove')}>
        <ActionIcon
          className="captionRemove"
          size={28}
          aria-label={`${t('film.remove')}: ${name}`}
          onClick={() => app.edit((scene) => removeCaption(scene, index))}
        >
          <Trash2 size={iconSize} />
        </ActionIcon>
      </Tooltip>
      <Textarea
        className="captionText"
        size="xs"
        rows={1}
        aria-label={name}
        placeholder={t('film.captionText')}
        autoFocus={isNew}
        value={text}
        maxLength={limits.captionLength}
        inputWrapperOrder={['input', 'description']}
        description={
          text.length > counted && t('film.captionLength', { length: text.length, max: limits.captionLength })
        }
        onChange={(event) => set({ text: event.currentTarget.value }, `caption:${index}`)}
        onBlur={() => app.scenes.endGesture()}
      />
      {fromStep > steps && (
        <Text fz={11} c="dimmed" className="filmNote">
          {t('film.afterEnd')}
        </Text>
      )}
    </li>
  );
}
