// The race as a film: its title, its camera's motion, its captions and the overlay of exported pictures.
import { inLanguage } from '../../core/text/text';
import { Button, SegmentedControl, Slider, Stack, Switch, Text, TextInput } from '@mantine/core';
import { Share } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cameraMoves, limits, overlayParts, type CameraMove } from '../../core/scene/scene';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useScene, useTypedScene, useLandscape } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { setFilm, setOverlay, setTitle } from '../state/filmEdits';
import './film.css';
import { FilmCaptions } from './FilmCaptions';
import { FilmKeyframes } from './FilmKeyframes';
import { LimitedField } from '../controls/LimitedField';
import { Section } from '../controls/Section';

export function FilmPanel() {
  return (
    <Stack gap="lg" p="md">
      <TitleSection />
      <CameraSection />
      <FilmCaptions />
      <OverlaySection />
      <ExportAction />
    </Stack>
  );
}

function ExportAction() {
  const app = useApp();
  const language = useLanguage();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Share size={15} />}
      onClick={() => runCommand(app, 'file.export')}
    >
      {commandLabel('file.export', language)}
    </Button>
  );
}

function TitleSection() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const title = useTypedScene((scene) => scene.title);
  const landscape = useLandscape();
  return (
    <Section title={t('film.title')} hint={t('film.titleHint')}>
      <TextInput
        size="xs"
        aria-label={t('film.title')}
        placeholder={inLanguage(landscape.name, language)}
        autoComplete="off"
        value={title}
        maxLength={limits.titleLength}
        onChange={(event) => {
          const written = event.currentTarget.value;
          app.edit((scene) => setTitle(scene, written), 'title');
        }}
        onBlur={() => app.scenes.endGesture()}
      />
    </Section>
  );
}

function CameraSection() {
  const app = useApp();
  const { t } = useTranslation();
  const cameraMove = useScene((scene) => scene.film.cameraMove);
  const choose = (move: CameraMove): void => {
    app.edit((scene) => setFilm(scene, { cameraMove: move }));
    app.window.setState({ followsFilm: true });
  };
  return (
    <Section title={t('film.camera')}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('film.camera')}
        value={cameraMove}
        onChange={choose}
        data={cameraMoves.map((value) => ({ value, label: t(`film.${value}`) }))}
      />
      <CameraMoveFields cameraMove={cameraMove} />
    </Section>
  );
}

function CameraMoveFields({ cameraMove }: { readonly cameraMove: CameraMove }) {
  const { t } = useTranslation();
  switch (cameraMove) {
    case 'still':
      return (
        <Text fz={11} c="dimmed">
          {t('film.stillHint')}
        </Text>
      );
    case 'orbit':
      return <OrbitFields />;
    case 'keyframes':
      return <FilmKeyframes />;
  }
}

/** The slider's range; the field accepts more. */
const maxTurns = 3;

function OrbitFields() {
  const app = useApp();
  const { t } = useTranslation();
  const turns = useScene((scene) => scene.film.orbitTurns);
  const set = (orbitTurns: number, mergeKey: string | null = null): void =>
    void app.edit((scene) => setFilm(scene, { orbitTurns }), mergeKey);
  return (
    <>
      <div className="orbitTurns">
        <Text fz="xs" fw={500}>
          {t('film.turns')}
        </Text>
        <Slider
          size="sm"
          label={null}
          thumbLabel={t('film.turns')}
          min={-maxTurns}
          max={maxTurns}
          step={0.25}
          startPointValue={0}
          value={Math.min(Math.max(turns, -maxTurns), maxTurns)}
          onChange={(value) => set(value, 'orbitTurns')}
          onChangeEnd={() => app.scenes.endGesture()}
        />
        <LimitedField
          label={t('film.turns')}
          name="orbitTurns"
          range={limits.orbitTurns}
          value={turns}
          onCommit={set}
        />
      </div>
      <Text fz={11} c="dimmed">
        {t('film.orbitHint')}
      </Text>
    </>
  );
}

function OverlaySection() {
  const app = useApp();
  const { t } = useTranslation();
  const overlay = useScene((scene) => scene.film.overlay);
  return (
    <Section title={t('film.shown')}>
      <Stack gap="xs" mt={4}>
        {overlayParts.map((part) => (
          <Switch
            key={part}
            size="xs"
            label={t(`film.overlay.${part}`)}
            checked={overlay[part]}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              app.edit((scene) => setOverlay(scene, { [part]: checked }));
            }}
          />
        ))}
      </Stack>
    </Section>
  );
}
