/** Every design by its name. */
import type { Design } from '../graphic.ts';
import { birthdayCard, businessCard, weddingInvitation } from './cards.ts';
import { barChart, lineChart, pieChart } from './charts.ts';
import { bookCover, magazineCover } from './covers.ts';
import type { DesignEntry } from './draft.ts';
import { infographic } from './infographic.ts';
import { menu } from './menu.ts';
import { neonSign } from './neon.ts';
import { eventPoster, filmPoster, quoteCard, travelPoster } from './posters.ts';
import { logo, productLabel, shopSign, streetSign } from './signs.ts';

export const designEntries: Readonly<Record<Design, DesignEntry>> = {
  'event-poster': eventPoster,
  'film-poster': filmPoster,
  'travel-poster': travelPoster,
  'book-cover': bookCover,
  'magazine-cover': magazineCover,
  menu,
  'birthday-card': birthdayCard,
  'wedding-invitation': weddingInvitation,
  'business-card': businessCard,
  'quote-card': quoteCard,
  'product-label': productLabel,
  infographic,
  'bar-chart': barChart,
  'line-chart': lineChart,
  'pie-chart': pieChart,
  'shop-sign': shopSign,
  'neon-sign': neonSign,
  'street-sign': streetSign,
  logo,
};
