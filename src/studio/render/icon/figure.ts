/** Sitting bodies for the animals of which the Noto set has only a face, as SVG in the same flat manner. */

interface Coat {
  readonly fur: string;
  readonly belly: string;
  readonly paws: string;
  readonly tail: 'bushy' | 'thin' | 'none';
  readonly tailTip: string;
  readonly stripes?: string;
}

const coats: Readonly<Record<string, Coat>> = {
  fox: { fur: '#f65a0e', belly: '#f1e4d8', paws: '#43302b', tail: 'bushy', tailTip: '#f4ece4' },
  wolf: { fur: '#a4a4a6', belly: '#dedede', paws: '#77787c', tail: 'bushy', tailTip: '#6d6e72' },
  bear: { fur: '#7d554c', belly: '#a97f6a', paws: '#5d3f38', tail: 'none', tailTip: '' },
  panda: { fur: '#f4f4f2', belly: '#ffffff', paws: '#454545', tail: 'none', tailTip: '' },
  lion: { fur: '#f2b200', belly: '#ffdc8c', paws: '#e39a05', tail: 'thin', tailTip: '#7d5348' },
  koala: { fur: '#a6a6a8', belly: '#dcdcdc', paws: '#8a8a8e', tail: 'none', tailTip: '' },
  hamster: { fur: '#eb9850', belly: '#ffe0c8', paws: '#ffa7aa', tail: 'none', tailTip: '' },
  frog: { fur: '#aac412', belly: '#dfe98a', paws: '#93ad06', tail: 'none', tailTip: '' },
  'tiger-face': { fur: '#fb8a02', belly: '#fff0e2', paws: '#fdf3ea', tail: 'thin', tailTip: '#2f2f2f', stripes: '#2f2f2f' },
  'cat-face': { fur: '#f8b81d', belly: '#ffe2a0', paws: '#ffe7b4', tail: 'thin', tailTip: '#ff9b31' },
  'dog-face': { fur: '#f7dfba', belly: '#fff4e0', paws: '#fff4e0', tail: 'thin', tailTip: '#855b51' },
  'mouse-face': { fur: '#a9a9ab', belly: '#d8d8d8', paws: '#ffa8a7', tail: 'thin', tailTip: '#ffa8a7' },
  'rabbit-face': { fur: '#aebbc1', belly: '#ffffff', paws: '#ffffff', tail: 'none', tailTip: '' },
  'pig-face': { fur: '#fbcaa6', belly: '#ffdcc2', paws: '#f2827f', tail: 'none', tailTip: '' },
  'cow-face': { fur: '#f5f0ea', belly: '#ffd3b0', paws: '#6e4c41', tail: 'thin', tailTip: '#bc8954' },
  'monkey-face': { fur: '#ad7f53', belly: '#f9cd90', paws: '#f2bd7c', tail: 'thin', tailTip: '#ad7f53' },
  'polar-bear': { fur: '#f6f8f9', belly: '#ffffff', paws: '#dfe6ea', tail: 'none', tailTip: '' },
};

function tailOf(coat: Coat): string {
  if (coat.tail === 'none') return '';
  if (coat.tail === 'thin') {
    const path = 'M92 196 C128 200 132 168 120 150';
    return `<path d="${path}" fill="none" stroke="${coat.fur}" stroke-width="9" stroke-linecap="round"/><circle cx="119" cy="149" r="7.5" fill="${coat.tailTip}"/>`;
  }
  return (
    `<path d="M84 198 C118 206 140 186 134 154 C132 140 124 132 120 134 C112 140 112 162 92 172 Z" fill="${coat.fur}"/>` +
    `<path d="M134.300 160 C134 142 126 132 120 134 C115 138 114 148 110 157 C117 152 126 154 134.300 160 Z" fill="${coat.tailTip}"/>`
  );
}

function bodyOf(coat: Coat): string {
  const stripe = (y: number, reach: number): string =>
    `<path d="M28 ${y} q${reach / 2} -3 ${reach} 3 q-${reach / 2} 2 -${reach} 3 Z" fill="${coat.stripes}"/><path d="M100 ${y} q-${reach / 2} -3 -${reach} 3 q${reach / 2} 2 ${reach} 3 Z" fill="${coat.stripes}"/>`;
  return (
    tailOf(coat) +
    `<path d="M64 92 C96 92 108 150 106 178 C105 200 90 205 64 205 C38 205 23 200 22 178 C20 150 32 92 64 92 Z" fill="${coat.fur}"/>` +
    (coat.stripes ? stripe(136, 17) + stripe(152, 20) + stripe(168, 17) : '') +
    `<ellipse cx="64" cy="160" rx="25" ry="36" fill="${coat.belly}"/>` +
    `<ellipse cx="36" cy="198" rx="22" ry="12.500" fill="${coat.paws}"/><ellipse cx="92" cy="198" rx="22" ry="12.500" fill="${coat.paws}"/>` +
    `<path d="M34 122 C24 134 28 166 44 172 C54 174 57 164 52 156 C47 146 46 134 47 124 Z" fill="${coat.fur}"/>` +
    `<path d="M94 122 C104 134 100 166 84 172 C74 174 71 164 76 156 C81 146 82 134 81 124 Z" fill="${coat.fur}"/>` +
    `<ellipse cx="47" cy="165" rx="9.500" ry="8" fill="${coat.paws}"/><ellipse cx="81" cy="165" rx="9.500" ry="8" fill="${coat.paws}"/>`
  );
}

/** The drawing with a body when the icon is only a face; else as it is. */
export function figureOf(name: string, face: string): { body: string; width: number; height: number } {
  const coat = coats[name];
  if (!coat) return { body: face, width: 128, height: 128 };
  return { body: `${bodyOf(coat)}<g>${face}</g>`, width: 144, height: 214 };
}
