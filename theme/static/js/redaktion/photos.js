// Photos as they may leave the device: upright, not too large, the picture and nothing else.

const LONGEST = 2400, QUALITY = 0.85, HEAVIEST_PNG = 3_000_000;
const PHONE = "In Safari öffnen, oder am iPhone unter Einstellungen → Kamera → Formate „Maximale Kompatibilität“ wählen und neu fotografieren.";
/** @type {[string, RegExp][]} how files begin */
const KINDS = [["jpeg", /^\xff\xd8/], ["png", /^.PNG/s], ["gif", /^GIF8/], ["bmp", /^BM/], ["webp", /^RIFF....WEBP/s], ["avif", /^....ftypavi[fs]/s], ["heic", /^....ftyp(?:hei|hev|mif|msf)/s]];

/** A file that cannot be taken; the message says what to do. */
export class PhotoError extends Error {}

/** A photo of which no byte of the file is left. @param {File} file */
export async function taken(file) {
  return { blob: await cleaned(file), title: "", words: "" };
}

/** Draw a picture anew. @param {File} file @returns {Promise<Blob>} */
export async function cleaned(file) {
  const kind = await kindOf(file), picture = await opened(file, kind);
  const [width, height] = picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  try {
    const context = canvas.getContext("2d", { willReadFrequently: kind !== "jpeg" });
    if (!context) throw tooLarge(file);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // Screenshots, maps and posters stay sharp, and what can be seen through stays so.
    if (["png", "gif", "bmp"].includes(kind) || (kind !== "jpeg" && isTransparent(context))) {
      const blob = await encoded(canvas, "image/png", file);
      if (blob.size <= HEAVIEST_PNG) return blob;
    }
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    return await encoded(canvas, "image/jpeg", file);
  } finally {
    // Thirty photos at once would not fit into a phone's memory.
    if (picture instanceof ImageBitmap) picture.close();
    canvas.width = canvas.height = 0;
  }
}

/** What a file is, whatever it is called; PhotoError for what is never drawn here. @param {File} file */
async function kindOf(file) {
  const begin = await latin(file.slice(0, 500)), brand = /^....ftyp(.{4})/s.exec(begin)?.[1] ?? "";
  if (!begin) throw new PhotoError(`${file.name} ist leer oder noch nicht auf diesem Gerät. Sie erst in der Fotos-App öffnen, dann noch einmal wählen.`);
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(begin) || /\.svgz?$/i.test(file.name)) {
    throw new PhotoError(`${file.name} ist eine Zeichnung (SVG), kein Foto. Sie auf GitHub nach content/images hochladen.`);
  }
  if (/^video\//.test(file.type) || /^(?:qt|isom|mp4|M4V|3gp)/.test(brand)) {
    throw new PhotoError(`${file.name} ist ein Film. Ihn zu einem Dienst wie PeerTube hochladen und von dort einbetten.`);
  }
  const kind = KINDS.find(([, looks]) => looks.test(begin))?.[0] ?? "";
  const isFilm = kind === "webp" ? begin.slice(12, 16) === "VP8X" && begin.charCodeAt(20) & 2
    : kind === "gif" ? (await latin(file)).split(/!\xf9\x04.{4}\0[,!]/s, 3).length > 2
    : kind === "png" ? /acTL/.test((await latin(file)).split("IDAT", 1)[0]) : brand === "avis";
  if (isFilm) throw new PhotoError(`${file.name} bewegt sich; hier bliebe nur das erste Bild davon. Ein Bildschirmfoto nehmen, oder die Datei auf GitHub nach content/images hochladen.`);
  return kind;
}

/** Bytes as characters, "" where there are none to be had. @param {Blob} blob */
const latin = async (blob) => new TextDecoder("latin1").decode(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));

/** @param {File} file @param {string} kind @returns {Promise<ImageBitmap | HTMLImageElement>} */
async function opened(file, kind) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    // Browsers that do not know this way, or have no room for it, may know the other.
  }
  const image = new Image();
  try {
    image.src = URL.createObjectURL(file);
    await image.decode();
    return image;
  } catch {
    throw new PhotoError(
      kind === "heic" || /\.hei[cf]$/i.test(file.name) ? `${file.name} ist ein HEIC, das dieser Browser nicht öffnen kann. ${PHONE}` : `${file.name} lässt sich nicht als Bild öffnen. Ein JPEG oder PNG wählen.`,
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** @param {CanvasRenderingContext2D} context */
function isTransparent(context) {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let n = 3; n < data.length; n += 4) if (data[n] < 255) return true;
  return false;
}

/** @param {File} file */
const tooLarge = (file) => new PhotoError(`${file.name} ist zu groß für dieses Gerät. Ein kleineres Foto wählen.`);

/** @param {HTMLCanvasElement} canvas @param {string} type @param {File} file @returns {Promise<Blob>} */
function encoded(canvas, type, file) {
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(tooLarge(file))), type, QUALITY));
}
