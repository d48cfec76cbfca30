/**
 * What a made picture says of itself: an XMP packet and EXIF fields.
 * Sources: IPTC Photo Metadata Standard 2023.1 (Iptc4xmpExt:DigitalSourceType), ISO 16684-1 (XMP), Exif 2.32.
 */
import type { DigitalSourceType } from '../engine.ts';

export interface Provenance {
  readonly digitalSourceType: DigitalSourceType;
  /** Name and version, for example "Seedbed 0.1.0". */
  readonly software: string;
  /** Written to dc:description; null keeps it out of the file. */
  readonly prompt: string | null;
}

const sourceTypeUri = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** sharp silently drops a packet over some 58 kB from a JPEG; this many characters, at most 6 bytes each when escaped, always fit. */
const promptLength = 8000;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Characters that XML 1.0 cannot hold become U+FFFD: one of them would make the whole packet unreadable. */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  const legal = text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
  return legal.replace(/[&<>"']/g, (character) => entities[character]!);
}

function shorten(prompt: string): string {
  return prompt.length <= promptLength ? prompt : `${prompt.slice(0, promptLength).replace(/[\ud800-\udbff]$/, '')} […]`;
}

function description(prompt: string | null): string {
  if (prompt === null) return '';
  return `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(shorten(prompt))}</rdf:li></rdf:Alt></dc:description>`;
}

/** A read-only XMP packet. A prompt longer than 8,000 characters is cut there and ends with " […]". */
export function toXmp(provenance: Provenance): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<Iptc4xmpExt:DigitalSourceType>${sourceTypeUri}${provenance.digitalSourceType}</Iptc4xmpExt:DigitalSourceType>`,
    `<xmp:CreatorTool>${escapeXml(provenance.software)}</xmp:CreatorTool>`,
    description(provenance.prompt),
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
  ].join('');
}

/** In sharp's terms: IFD0 is the image, IFD2 the Exif directory. ColorSpace 1 is sRGB (left out, libvips writes "uncalibrated"). */
export function toExif(provenance: Provenance): { IFD0: { Software: string }; IFD2: { ColorSpace: string } } {
  return { IFD0: { Software: provenance.software }, IFD2: { ColorSpace: '1' } };
}
