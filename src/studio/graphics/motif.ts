/** Flat landscapes and signs of a subject, drawn in a palette: what a poster shows when there is no picture. */
import { drawRays, fillBox, fillDisc, fillGradient } from './ornament.ts';
import { mixColours, withAlpha } from './palette.ts';
import type { Box, Sheet } from './sheet.ts';

export const motifs = ['mountains', 'sea', 'city', 'forest', 'record', 'moon', 'rays', 'shapes', 'cup'] as const;
export type Motif = (typeof motifs)[number];

const wordsOf: Readonly<Record<Motif, readonly string[]>> = {
  mountains: ['mountain', 'hike', 'alps', 'ski', 'desert', 'japan', 'travel', '山', '富士'],
  sea: ['sea', 'ocean', 'beach', 'summer', 'island', 'sail', 'boat', 'surf', 'lake', 'wave', 'old man', '海', '湖', '夏'],
  city: ['city', 'street', 'night', 'urban', 'tech', 'business', 'skyline', 'noir', '城市', '夜'],
  forest: ['forest', 'tree', 'nature', 'park', 'camp', 'wood', 'autumn', 'fox', '森林', '树'],
  record: ['jazz', 'music', 'concert', 'band', 'vinyl', 'dj', 'club', 'festival', 'piano', '音乐', '爵士'],
  moon: ['moon', 'star', 'space', 'dream', 'film', 'movie', 'cinema', 'galaxy', 'planet', '月', '星', '电影'],
  cup: ['coffee', 'cafe', 'café', 'tea', 'bakery', '咖啡', '茶'],
  rays: ['circus', 'sale', 'opening', 'fair', 'carnival', 'market', 'retro', 'sun'],
  shapes: ['art', 'exhibition', 'design', 'modern', 'architecture', '展览', '艺术'],
};

export const chooseMotif = (sheet: Sheet, words: readonly string[], suited: readonly Motif[]): Motif =>
  motifs.find((motif) => wordsOf[motif].some((word) => words.includes(word))) ?? sheet.rng.pick(suited);

type Draw = (sheet: Sheet, box: Box) => void;

/** A ridge from left to right: the sum of a few sines and of noise, in [0, 1]. */
function ridgeOf(sheet: Sheet, roughness: number): (share: number) => number {
  const phases = Array.from({ length: 5 }, () => sheet.rng.range(0, 2 * Math.PI));
  return (share) => phases.reduce((sum, phase, i) => sum + (Math.sin(phase + share * (2.2 + i * 2.7)) * roughness ** i) / 2, 0) / 2 + 0.5;
}

function fillRidge({ context }: Sheet, box: Box, height: (share: number) => number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(box.left, box.top + box.height);
  for (let s = 0; s <= 120; s++) context.lineTo(box.left + (box.width * s) / 120, box.top + box.height * (1 - height(s / 120)));
  context.lineTo(box.left + box.width, box.top + box.height);
  context.fill();
}

function sunIn(sheet: Sheet, box: Box, height: number): void {
  const { palette, rng } = sheet;
  const radius = Math.min(box.width, box.height) * 0.17;
  const x = box.left + box.width * rng.range(0.36, 0.64);
  const y = box.top + box.height * height;
  for (const ring of [2.1, 1.55]) fillDisc(sheet, x, y, radius * ring, withAlpha(palette.soft, 0.28));
  fillDisc(sheet, x, y, radius, palette.accent);
}

const mountains: Draw = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [mixColours(palette.second, palette.soft, 0.35), palette.soft, mixColours(palette.soft, '#fff6e6', 0.6)]);
  sunIn(sheet, box, 0.4);
  const layers = 5;
  for (let layer = 0; layer < layers; layer++) {
    const share = layer / (layers - 1);
    const peaks = Array.from({ length: 4 + layer }, (_, i) => ({
      at: (i + rng.range(0.2, 0.8)) / (4 + layer),
      high: rng.range(0.35, 1),
      wide: rng.range(0.16, 0.28),
    }));
    const rough = ridgeOf(sheet, 0.6);
    const top = 0.58 - 0.42 * share;
    const height = (x: number): number => {
      const peak = Math.max(...peaks.map(({ at, high, wide }) => high * Math.max(0, 1 - Math.abs(x - at) / wide)));
      return top * (0.45 + 0.55 * peak) + 0.025 * rough(x * 6);
    };
    fillRidge(sheet, box, height, mixColours(mixColours(palette.soft, palette.second, 0.75), palette.deep, share ** 0.8));
    if (layer > 1 && layer < 4) continue;
    if (layer < 1) {
      context.globalAlpha = 0.3;
      fillRidge(sheet, box, (x) => height(x) - 0.05, palette.soft);
      context.globalAlpha = 1;
    }
  }
};

const sea: Draw = (sheet, box) => {
  const { palette, context, rng } = sheet;
  const horizon = box.top + box.height * 0.56;
  fillGradient(sheet, { ...box, height: box.height * 0.57 }, [mixColours(palette.soft, palette.second, 0.55), palette.soft, '#fff3df']);
  sunIn(sheet, box, 0.42);
  fillBox(sheet, { ...box, top: horizon, height: box.top + box.height - horizon }, palette.second);
  for (let row = 0; row < 9; row++) {
    const share = row / 8;
    const y = horizon + (box.top + box.height - horizon) * (0.06 + 0.94 * share ** 1.3);
    const wave = box.width * (0.05 + 0.09 * share);
    const phase = rng.range(0, 1);
    context.fillStyle = mixColours(palette.second, palette.deep, 0.12 + 0.88 * share);
    context.beginPath();
    context.moveTo(box.left, box.top + box.height);
    context.lineTo(box.left, y);
    for (let x = -phase * wave; x < box.width + wave; x += wave)
      context.quadraticCurveTo(box.left + x + wave / 2, y - wave * 0.24, box.left + x + wave, y);
    context.lineTo(box.left + box.width, box.top + box.height);
    context.fill();
  }
  const [x, y, size] = [box.left + box.width * rng.range(0.2, 0.34), horizon + box.height * 0.05, Math.min(box.width, box.height) * 0.13];
  context.fillStyle = '#fffaf0';
  context.beginPath();
  context.moveTo(x, y - size * 1.35);
  context.quadraticCurveTo(x + size * 0.75, y - size * 0.5, x + size * 0.62, y - size * 0.18);
  context.lineTo(x, y - size * 0.18);
  context.moveTo(x - size * 0.06, y - size * 1.1);
  context.quadraticCurveTo(x - size * 0.4, y - size * 0.5, x - size * 0.45, y - size * 0.18);
  context.lineTo(x - size * 0.06, y - size * 0.18);
  context.fill();
  context.fillStyle = palette.deep;
  context.beginPath();
  context.moveTo(x - size * 0.6, y - size * 0.12);
  context.lineTo(x + size * 0.72, y - size * 0.12);
  context.quadraticCurveTo(x + size * 0.5, y + size * 0.12, x + size * 0.3, y + size * 0.12);
  context.lineTo(x - size * 0.36, y + size * 0.12);
  context.fill();
};

const city: Draw = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [
    palette.deep,
    mixColours(palette.deep, palette.second, 0.55),
    mixColours(palette.second, palette.accent, 0.55),
    palette.accent,
  ]);
  const radius = Math.min(box.width, box.height) * 0.2;
  fillDisc(
    sheet,
    box.left + box.width * rng.range(0.3, 0.7),
    box.top + box.height * 0.5,
    radius,
    mixColours(palette.accent, '#fff2d0', 0.6),
  );
  for (let layer = 0; layer < 3; layer++) {
    const colour = mixColours(mixColours(palette.second, palette.deep, 0.45), mixColours(palette.deep, '#05060c', 0.5), layer / 2);
    const light = mixColours('#ffe6a8', colour, 0.2);
    let x = box.left - box.width * 0.02;
    while (x < box.left + box.width) {
      const width = box.width * rng.range(0.05, 0.12);
      const height = box.height * rng.range(0.2, 0.52) * (1 - 0.25 * layer);
      const top = box.top + box.height - height;
      context.fillStyle = colour;
      context.fillRect(x, top, width + 1, height);
      if (rng.float() < 0.35) context.fillRect(x + width * 0.44, top - height * 0.14, width * 0.12, height * 0.15);
      const pane = box.width * 0.011;
      context.fillStyle = light;
      for (let wy = top + pane * 2; layer > 0 && wy < box.top + box.height - pane * 2; wy += pane * 2.6)
        for (let wx = x + pane; wx < x + width - pane * 1.4; wx += pane * 2.2)
          if (rng.float() < 0.3) context.fillRect(wx, wy, pane, pane * 1.35);
      x += width + box.width * 0.004;
    }
  }
};

const forest: Draw = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillGradient(sheet, box, [mixColours(palette.soft, palette.second, 0.4), palette.soft, '#fdf4e0']);
  sunIn(sheet, box, 0.36);
  for (let layer = 0; layer < 4; layer++) {
    const share = layer / 3;
    context.fillStyle = mixColours(mixColours(palette.soft, palette.second, 0.8), palette.deep, share);
    const count = 16 - 3 * layer;
    for (let tree = -1; tree <= count; tree++) {
      const x = box.left + (box.width * (tree + rng.range(0.1, 0.9))) / count;
      const height = box.height * rng.range(0.24, 0.36) * (0.75 + 0.55 * share);
      const foot = box.top + box.height * (0.78 + 0.24 * share);
      for (let tier = 0; tier < 4; tier++) {
        const [top, wide] = [foot - height * (1 - tier * 0.2), height * (0.11 + 0.075 * tier)];
        context.beginPath();
        context.moveTo(x, top);
        context.lineTo(x + wide, top + height * 0.38);
        context.lineTo(x - wide, top + height * 0.38);
        context.fill();
      }
      context.fillRect(x - height * 0.02, foot - height * 0.1, height * 0.04, height * 0.2);
    }
    context.fillRect(box.left, box.top + box.height * (0.76 + 0.24 * share), box.width, box.height);
  }
};

const record: Draw = (sheet, box) => {
  const { palette, context, rng } = sheet;
  fillBox(sheet, box, palette.deep);
  const radius = Math.min(box.width * 0.62, box.height * 0.62);
  const [x, y] = [box.left + box.width * rng.range(0.6, 0.72), box.top + box.height * rng.range(0.42, 0.52)];
  fillDisc(sheet, x - radius * 0.55, y + radius * 0.2, radius * 1.02, palette.second);
  fillDisc(sheet, x, y, radius, '#0b0a10');
  context.strokeStyle = 'rgba(255, 255, 255, 0.10)';
  context.lineWidth = Math.max(1, radius * 0.004);
  for (let ring = 0.42; ring < 0.97; ring += 0.028) {
    context.beginPath();
    context.arc(x, y, radius * ring, 0, 2 * Math.PI);
    context.stroke();
  }
  context.save();
  context.globalCompositeOperation = 'screen';
  for (const angle of [-0.9, 2.24]) {
    const shine = context.createConicGradient(angle - 0.35, x, y);
    shine.addColorStop(0, 'rgba(255, 255, 255, 0)');
    shine.addColorStop(0.055, 'rgba(255, 244, 220, 0.34)');
    shine.addColorStop(0.11, 'rgba(255, 255, 255, 0)');
    fillDisc(sheet, x, y, radius * 0.975, shine);
  }
  context.restore();
  fillDisc(sheet, x, y, radius * 0.36, palette.accent);
  fillDisc(sheet, x, y, radius * 0.3, mixColours(palette.accent, '#ffffff', 0.12));
  fillDisc(sheet, x, y, radius * 0.035, palette.deep);
};

const moon: Draw = (sheet, box) => {
  const { palette, rng, context } = sheet;
  const night = mixColours(palette.deep, '#060713', 0.4);
  fillGradient(sheet, box, [night, mixColours(palette.deep, palette.second, 0.5), mixColours(palette.second, palette.accent, 0.45)]);
  for (let star = 0; star < 160; star++)
    fillDisc(
      sheet,
      box.left + rng.range(0, box.width),
      box.top + rng.range(0, box.height * 0.75),
      rng.range(0.05, 0.22) * sheet.unit,
      withAlpha('#fff4dc', rng.range(0.3, 0.95)),
    );
  const radius = Math.min(box.width, box.height) * 0.27;
  const [x, y] = [box.left + box.width * 0.5, box.top + box.height * 0.43];
  const glow = context.createRadialGradient(x, y, radius * 0.8, x, y, radius * 1.9);
  glow.addColorStop(0, withAlpha('#ffe9bd', 0.42));
  glow.addColorStop(1, withAlpha('#ffe9bd', 0));
  fillDisc(sheet, x, y, radius * 1.9, glow);
  fillDisc(sheet, x, y, radius, '#f9e6bf');
  for (let crater = 0; crater < 9; crater++) {
    const [turn, far] = [rng.range(0, 2 * Math.PI), rng.range(0.1, 0.7)];
    fillDisc(
      sheet,
      x + radius * far * Math.cos(turn),
      y + radius * far * Math.sin(turn),
      radius * rng.range(0.05, 0.17),
      withAlpha('#d9bd8b', 0.5),
    );
  }
  const rough = ridgeOf(sheet, 0.55);
  fillRidge(sheet, box, (s) => 0.09 + 0.15 * rough(s), mixColours(palette.deep, '#05060d', 0.45));
  const near = ridgeOf(sheet, 0.5);
  fillRidge(sheet, box, (s) => 0.03 + 0.1 * near(s * 0.8), '#07070e');
  const [px, size] = [box.left + box.width * rng.range(0.46, 0.54), box.height * 0.075];
  const py = box.top + box.height * (1 - 0.09 - 0.15 * rough((px - box.left) / box.width)) + size * 0.04;
  context.fillStyle = '#07070e';
  context.beginPath();
  context.arc(px, py - size, size * 0.13, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(px - size * 0.12, py - size * 0.86);
  context.lineTo(px + size * 0.12, py - size * 0.86);
  context.lineTo(px + size * 0.26, py - size * 0.1);
  context.lineTo(px + size * 0.1, py + size * 0.05);
  context.lineTo(px - size * 0.1, py + size * 0.05);
  context.lineTo(px - size * 0.24, py - size * 0.1);
  context.fill();
};

const rays: Draw = (sheet, box) => {
  const { palette, context } = sheet;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  fillBox(sheet, box, palette.accent);
  const [x, y] = [box.left + box.width / 2, box.top + box.height * 0.56];
  drawRays(sheet, { x, y, reach: Math.hypot(box.width, box.height), count: 22 }, mixColours(palette.accent, palette.second, 0.55));
  const radius = Math.min(box.width, box.height) * 0.3;
  fillDisc(sheet, x, y, radius, palette.soft);
  fillDisc(sheet, x, y, radius * 0.86, palette.deep);
  fillDisc(sheet, x, y, radius * 0.78, palette.second);
  fillDisc(sheet, x, y, radius * 0.5, palette.accent);
  fillDisc(sheet, x, y, radius * 0.2, palette.soft);
  context.restore();
};

const shapes: Draw = (sheet, box) => {
  const { palette, rng, context } = sheet;
  fillBox(sheet, box, palette.paper);
  const columns = Math.max(3, Math.round(box.width / (Math.min(box.width, box.height) / 4)));
  const side = box.width / columns;
  const colours = [palette.accent, palette.second, palette.deep, palette.soft];
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  for (let row = 0; row * side < box.height; row++)
    for (let column = 0; column < columns; column++) {
      const [left, top] = [box.left + column * side, box.top + row * side];
      const [back, front] = [rng.pick(colours), rng.pick(colours)];
      const [kind, corner] = [rng.below(5), rng.below(4)];
      if (kind < 4) fillBox(sheet, { left, top, width: side + 1, height: side + 1 }, back);
      const [cx, cy] = [left + (corner & 1) * side, top + (corner >> 1) * side];
      context.fillStyle = front;
      context.beginPath();
      if (kind === 0) context.arc(left + side / 2, top + side / 2, side * 0.36, 0, 2 * Math.PI);
      else if (kind <= 2) {
        context.moveTo(cx, cy);
        const from = [0, Math.PI / 2, -Math.PI / 2, Math.PI][corner]!;
        context.arc(cx, cy, side, from, from + Math.PI / 2);
      } else if (kind === 3) {
        context.moveTo(left, top + side);
        context.lineTo(left + side, top + side);
        context.lineTo(left + (corner & 1) * side, top);
      }
      context.fill();
    }
  context.restore();
};

const cup: Draw = (sheet, box) => {
  const { palette, context } = sheet;
  fillBox(sheet, box, palette.soft);
  const radius = Math.min(box.width, box.height) * 0.36;
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  fillDisc(sheet, x + radius * 0.06, y + radius * 0.09, radius * 1.16, withAlpha(palette.deep, 0.22));
  fillDisc(sheet, x, y, radius * 1.14, '#fffaf2');
  fillDisc(sheet, x, y, radius * 0.8, mixColours(palette.soft, '#ffffff', 0.35));
  context.save();
  context.translate(x, y);
  context.rotate(-0.6);
  context.fillStyle = '#fffaf2';
  context.beginPath();
  context.roundRect(radius * 0.6, -radius * 0.09, radius * 0.42, radius * 0.18, radius * 0.09);
  context.fill();
  context.restore();
  fillDisc(sheet, x, y, radius * 0.7, '#fffdf8');
  fillDisc(sheet, x, y, radius * 0.62, mixColours(palette.deep, '#7a4a28', 0.4));
  fillDisc(sheet, x, y, radius * 0.53, '#b98652');
  context.strokeStyle = '#f4e3c6';
  context.fillStyle = '#f4e3c6';
  for (let leaf = 0; leaf < 5; leaf++) {
    const [half, at] = [radius * (0.36 - 0.06 * leaf), y + radius * (0.22 - 0.14 * leaf)];
    context.lineWidth = radius * 0.055;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(x - half, at - half * 0.55);
    context.quadraticCurveTo(x, at + half * 0.5, x + half, at - half * 0.55);
    context.stroke();
  }
};

const draws: Readonly<Record<Motif, Draw>> = { mountains, sea, city, forest, record, moon, rays, shapes, cup };

/** Fills the box, and nothing beyond. */
export function drawMotif(sheet: Sheet, motif: Motif, box: Box): void {
  const { context } = sheet;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  draws[motif](sheet, box);
  context.restore();
}
