/**
 * Words of commands in German, French and Spanish with the English that the instruction's own grammar reads. A line is the English word, a
 * colon, and what stands for it; before the bare colon are words that say nothing. Written by hand for this project.
 */
export type ForeignLatin = 'de' | 'fr' | 'es';

const german = `
: bitte, hinzu, hinzufügen, auf jeden fall, mal
make: mach, mache, machen
remove: entferne, entfernen, lösche, löschen
replace: ersetze, ersetzen, tausche, tauschen
change: ändere, ändern
turn: verwandle, verwandeln
add: füge, fügen
put: setze, setz, stelle, stell, lege
give: gib, geben
cut: schneide, schneiden
out: aus, frei
cut out: freistellen
write: schreibe, schreib
draw: zeichne
rotate: drehe, drehen
mirror: spiegle, spiegeln
sharpen: schärfe
background: hintergrund, hintergrunds
image: bild, bildes
photo: foto
sky: himmel, himmels
hair: haar, haare
face: gesicht
skin: haut
people: leute, menschen
blurry: unscharf, verschwommen
sharper: schärfer
brighter: heller
darker: dunkler
warmer: wärmer
cooler: kälter, kühler
black and white: schwarzweiß, schwarz weiß
colour: farbe
all: alle, allen
everything else: alles andere
everything: alles
only: nur
except: außer
the: der, die, das, den, dem, des
a: ein, eine, einen, einem, einer
on: auf
in: in
in the: im
at the: am
in front of: vor
behind: hinter
next to: neben
under: unter
above: über
with: mit, durch
without: ohne
of: von
of the: vom
to: zu
to the: zum, zur
and: und
it: es
him: ihm, ihn
her: ihr
on the left: links
on the right: rechts
at the top: oben
at the bottom: unten
left: linke, linken, linker
right: rechte, rechten, rechter
watercolor painting: aquarell
oil painting: ölgemälde
pencil drawing: bleistiftzeichnung
degrees: grad
a bit: etwas, ein bisschen, ein wenig
`;
const french = `
: s'il vous plaît, s'il te plaît, peux tu, pouvez vous
make: rends, rend, rendez, rendre
remove: enlève, enlever, enlevez, supprime, supprimer, supprimez, retire, retirer, retirez, efface, effacer, effacez
replace: remplace, remplacer, remplacez
change: change, changer, changez
turn: transforme, transformer, transformez
put: mets, mettre, mettez
add: ajoute, ajouter, ajoutez
give: donne
blur: floute, flouter, floutez
cut out: découpe, découper, découpez, détoure, détourer
write: écris, écrire
brighten: éclaircis, éclaircir
darken: assombris, assombrir
background: arrière plan, fond
foreground: premier plan
image: image
photo: photo
sky: ciel
hair: cheveux
face: visage
skin: peau
people: gens, personnes
blurry: flou, floue
sharper: net, nette
brighter: plus clair, plus claire, plus lumineux, plus lumineuse
darker: plus sombre
warmer: plus chaud, plus chaude
cooler: plus froid, plus froide
black and white: noir et blanc
colour: couleur
everything: tout
all: tous, toutes
except: sauf
only: seulement
the: le, la, les, l
of: de, d
of the: du
a: un, une, des
on the: au, aux
on: sur
in: dans
into: en
at: à
with: par, avec
in front of: devant
behind: derrière
next to: à côté de, à côté du
under: sous
without: sans
and: et
on the left: à gauche
on the right: à droite
at the top: en haut
at the bottom: en bas
watercolor painting: aquarelle
oil painting: peinture à l huile
a bit: un peu
`;
const spanish = `
: por favor, puedes
make: haz, hacer
make it: hazlo, hazla
remove: quita, quitar, elimina, eliminar, borra, borrar
replace: reemplaza, reemplazar, sustituye
change: cambia, cambiar
turn: convierte, transforma
turn it: conviértelo, conviértela
put: pon, poner
put it: ponle
add: añade, añadir, agrega, agregar
give it: dale
blur: desenfoca, difumina
cut out: recorta
write: escribe
brighten: aclara
darken: oscurece
background: fondo
foreground: primer plano
image: imagen
photo: foto
sky: cielo
hair: pelo, cabello
face: cara
skin: piel
people: gente, personas
blurry: borroso, borrosa, desenfocado
brighter: más claro, más clara, más brillante
darker: más oscuro, más oscura
warmer: más cálido, más cálida
cooler: más frío, más fría
black and white: blanco y negro
colour: color
everything: todo
all: todos, todas
except: excepto, menos
only: solo, sólo
the: el, la, los, las
it: lo
of: de
of the: del
a: un, una
to the: al
to: a
on: sobre
in: en
with: por, con
in front of: delante de
behind: detrás de
next to: junto a, al lado de
under: debajo de
without: sin
and: y
on the left: a la izquierda
on the right: a la derecha
at the top: arriba
at the bottom: abajo
watercolor painting: acuarela
oil painting: pintura al óleo
a bit: un poco
`;

function wordsOf(table: string): ReadonlyMap<string, string> {
  const lines = table.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [english, foreign] = line.split(':') as [string, string];
      return foreign.split(',').map((word) => [word.trim(), english.trim()] as const);
    }),
  );
}

export const foreignWords = (language: ForeignLatin): ReadonlyMap<string, string> =>
  wordsOf({ de: german, fr: french, es: spanish }[language]);
