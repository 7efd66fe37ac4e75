// The picture of the network. It is a canvas, so everything in it stands in the tables as well.
import { ActionIcon, useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Drawing, drawNetwork } from './draw-network.js';
import type { Network } from './network.js';

interface Props {
  readonly name: string;
  readonly network: Network;
  readonly asked: readonly string[];
  readonly onExpand: (id: string) => void;
}

export function LinkChart({ name, network, asked, onExpand }: Props) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(null);
  const expand = useRef(onExpand);
  const scheme = useComputedColorScheme('light');
  const [isAble, setAble] = useState(true);
  useEffect(() => {
    expand.current = onExpand;
  }, [onExpand]);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    try {
      drawing.current = drawNetwork(canvas.current, network, asked, (id) => expand.current(id));
    } catch {
      // No WebGL in this browser: the tables carry the same, so the page goes on without the picture.
      setAble(false);
    }
    return () => {
      drawing.current?.end();
      drawing.current = null;
    };
  }, [network, asked, scheme]);
  if (!isAble) return <p className="sheet">{t('chart.noGraphics')}</p>;
  const tools = [['+', t('chart.zoomIn'), () => drawing.current?.zoom(1 / 1.5)], ['−', t('chart.zoomOut'), () => drawing.current?.zoom(1.5)], ['⤢', t('chart.fit'), () => drawing.current?.fit()]] as const;
  return (
    <div className="sheet link-drawing">
      <div ref={canvas} className="link-canvas" role="img" aria-label={t('chart.picture', { name })} />
      <div className="link-tools">
        {tools.map(([sign, words, act]) => <ActionIcon key={sign} variant="default" size={32} aria-label={words} title={words} onClick={act}>{sign}</ActionIcon>)}
      </div>
    </div>
  );
}
