// The buttons over a picture: which picture is shown, and what each of them can do.
import { Divider } from '@mantine/core';
import {
  Box,
  Columns2,
  Grid2x2,
  Map,
  Maximize,
  Mountain,
  PanelBottom,
  PanelLeft,
  Rotate3d,
  Route,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInPair, useSetting, useWindow } from '../app/appContext';
import { CommandButton } from '../controls/CommandButton';

const iconSize = 18;

/** `hasChoice`: only the last of the pictures has it. */
interface PictureToolsProps {
  readonly hasChoice: boolean;
}

interface ToolsProps extends PictureToolsProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Tools({ hasChoice, label, children }: ToolsProps) {
  return (
    <div className="pictureTools">
      {hasChoice && <PictureChoice />}
      <div className="stageTools" data-covers="" role="toolbar" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

function PictureChoice() {
  const { t } = useTranslation();
  const picture = useSetting('picture');
  const drawsIn3d = useWindow((state) => state.drawsIn3d);
  const inPair = useInPair();
  if (!drawsIn3d) return null;
  return (
    <div className="pictureChoice" data-covers="" role="group" aria-label={t('view.pictureChoice')}>
      <CommandButton command="view.surface" pressed={picture === 'surface'}>
        <Mountain size={iconSize} />
      </CommandButton>
      <CommandButton command="view.map" pressed={picture === 'map'}>
        <Map size={iconSize} />
      </CommandButton>
      {!inPair && (
        <CommandButton command="view.both" pressed={picture === 'both'}>
          <Columns2 size={iconSize} />
        </CommandButton>
      )}
    </div>
  );
}

export const SurfaceTools = memo(function SurfaceTools({ hasChoice }: PictureToolsProps) {
  const { t } = useTranslation();
  return (
    <Tools hasChoice={hasChoice} label={t('view.views')}>
      <CommandButton command="view.reset">
        <Rotate3d size={iconSize} />
      </CommandButton>
      <Divider mx={6} />
      <CommandButton command="view.top">
        <Grid2x2 size={iconSize} />
      </CommandButton>
      <CommandButton command="view.front">
        <PanelBottom size={iconSize} />
      </CommandButton>
      <CommandButton command="view.side">
        <PanelLeft size={iconSize} />
      </CommandButton>
      <CommandButton command="view.isometric">
        <Box size={iconSize} />
      </CommandButton>
      <CommandButton command="view.race">
        <Route size={iconSize} />
      </CommandButton>
    </Tools>
  );
});

export const MapTools = memo(function MapTools({ hasChoice }: PictureToolsProps) {
  const { t } = useTranslation();
  const hasField = useSetting('gradientField');
  const units = useSetting('mapUnits');
  return (
    <Tools hasChoice={hasChoice} label={t('view.mapViews')}>
      <CommandButton command="view.reset">
        <Maximize size={iconSize} />
      </CommandButton>
      <CommandButton command="view.race">
        <Route size={iconSize} />
      </CommandButton>
      <Divider mx={6} />
      <CommandButton command="view.equalUnits" pressed={units === 'equal'}>
        <span className="toolSign">1:1</span>
      </CommandButton>
      <CommandButton command="view.gradientField" pressed={hasField}>
        <span className="toolSign">∇</span>
      </CommandButton>
    </Tools>
  );
});
