export { applyStyle, type StyleOptions } from './apply-style.ts';
export { styledLook } from './styled-look.ts';
