/** Two kinds of plot as SVG text, for the docs: stacked bars and lines on logarithmic axes. Knows nothing of what is measured. */

const colours = ['#1b6ca8', '#e08e2b', '#5b9a57', '#b8485b', '#7d6aa8', '#8a8a8a'];
const ink = '#333';

const text = (x: number, y: number, content: string, rest = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${rest}>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

export interface Bar {
  readonly name: string;
  readonly parts: readonly number[];
}

/** Bars one below the other, each of the named parts one after the other. */
export function bars(panel: Panel, partNames: readonly string[], rows: readonly Bar[]): string {
  const most = Math.max(...rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const [labels, rowHeight] = [110, (panel.height - 40) / rows.length];
  const scale = (panel.width - labels - 50) / most;
  const drawn = rows.map(({ name, parts }, row) => {
    const y = panel.top + 40 + row * rowHeight;
    let x = panel.left + labels;
    const boxes = parts.map((part, index) => {
      const box = `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(part * scale).toFixed(1)}" height="${(rowHeight * 0.7).toFixed(1)}" fill="${colours[index]}"/>`;
      x += part * scale;
      return box;
    });
    const total = parts.reduce((sum, part) => sum + part, 0).toFixed(1);
    const middle = y + rowHeight * 0.45;
    return boxes.join('') + text(panel.left + labels - 8, middle, name, 'text-anchor="end"') + text(x + 6, middle, total);
  });
  const legend = partNames.map((name, index) => {
    const x = panel.left + labels + index * 95;
    return `<rect x="${x}" y="${panel.top + 16}" width="10" height="10" fill="${colours[index]}"/>${text(x + 14, panel.top + 25, name)}`;
  });
  return [text(panel.left, panel.top + 4, panel.title, 'font-weight="bold"'), ...legend, ...drawn].join('\n');
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Lines with both axes logarithmic. */
export function lines(panel: Panel, drawn: readonly Line[]): string {
  const all = drawn.flatMap(({ points }) => points);
  const rangeOf = (values: readonly number[]): [number, number] => [Math.log(Math.min(...values)), Math.log(Math.max(...values) * 1.001)];
  const [x0, x1] = rangeOf(all.map(([x]) => x));
  const [y0, y1] = rangeOf(all.map(([, y]) => y));
  const [left, bottom] = [panel.left + 40, panel.top + panel.height - 20];
  const placeX = (x: number): number => left + ((Math.log(x) - x0) / (x1 - x0)) * (panel.width - 130);
  const placeY = (y: number): number => bottom - ((Math.log(y) - y0) / (y1 - y0)) * (panel.height - 50);
  const paths = drawn.map(({ name, points }, index) => {
    const at = points.map(([x, y]) => `${placeX(x).toFixed(1)},${placeY(y).toFixed(1)}`);
    const [lastX, lastY] = points.at(-1)!;
    const dots = at.map((point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3" fill="${colours[index]}"/>`);
    const label = text(placeX(lastX) + 6, placeY(lastY) + 4, name, `fill="${colours[index]}"`);
    return `<polyline points="${at.join(' ')}" fill="none" stroke="${colours[index]}" stroke-width="1.5"/>${dots.join('')}${label}`;
  });
  const ticks = [...new Set(all.map(([x]) => x))].map((x) => text(placeX(x), bottom + 14, String(x), 'text-anchor="middle"'));
  const ends = [Math.exp(y0), Math.exp(y1)].map((y) => text(left - 6, placeY(y) + 4, y.toPrecision(2), 'text-anchor="end"'));
  const axes = `<path d="M${left} ${panel.top + 30}V${bottom}H${panel.left + panel.width - 90}" fill="none" stroke="${ink}"/>`;
  return [text(panel.left, panel.top + 4, panel.title, 'font-weight="bold"'), axes, ...ticks, ...ends, ...paths].join('\n');
}

export const svg = (title: string, width: number, height: number, panels: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="${ink}"><title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
