/** Flat things and patterns in a palette: a record, rays, shapes, a cup. */
import type { DrawMotif } from './landscapes.ts';
import { drawRays, fillBox, fillDisc } from './ornament.ts';
import { mixColours, withAlpha } from './palette.ts';

export const record: DrawMotif = (sheet, box) => {
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

export const rays: DrawMotif = (sheet, box) => {
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

export const shapes: DrawMotif = (sheet, box) => {
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

export const cup: DrawMotif = (sheet, box) => {
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
