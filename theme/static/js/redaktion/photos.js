// Photos as they may leave the device: upright, not too large, the picture and nothing else.

const LONGEST = 2400, QUALITY = 0.85, HEAVIEST_PNG = 3_000_000;

/** A file that cannot be taken; the message says what to do. */
export class PhotoError extends Error {}

/** Draw a picture anew: no byte of the file is left. @param {File} file */
export async function taken(file) {
  const begin = await kindOf(file), picture = await opened(file, begin), isJpeg = begin.startsWith("ÿØ");
  const { width, height } = picture instanceof Image ? { width: picture.naturalWidth, height: picture.naturalHeight } : picture;
  const scale = Math.min(1, LONGEST / Math.max(width, height)), canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  try {
    const context = canvas.getContext("2d", { willReadFrequently: !isJpeg });
    if (!context) throw tooLarge(file);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    // Screenshots, maps and posters stay sharp, and what can be seen through stays so.
    const isDrawn = /^(.PNG|GIF8|BM)/.test(begin) || (!isJpeg && context.getImageData(0, 0, canvas.width, canvas.height).data.some((value, n) => n % 4 === 3 && value < 255));
    let blob = isDrawn ? await encoded(canvas, "image/png", file) : null;
    if (!blob || blob.size > HEAVIEST_PNG) {
      context.globalCompositeOperation = "destination-over";
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      blob = await encoded(canvas, "image/jpeg", file);
    }
    return { blob, title: "", words: "" };
  } finally {
    // Thirty at once would not fit into a phone's memory.
    if ("close" in picture) picture.close();
    canvas.width = 0;
  }
}

/** How a file begins, whatever it is called; PhotoError for what is never drawn. @param {File} file */
async function kindOf(file) {
  const begin = await latin(file.slice(0, 500)), { name } = file;
  if (!begin) throw new PhotoError(`${name} ist leer oder noch nicht auf diesem Gerät. Sie erst in der Fotos-App öffnen, dann noch einmal wählen.`);
  if (/^(ï»¿)?\s*<(\?xml|!|svg)/i.test(begin) || /\.svgz?$/i.test(name)) throw new PhotoError(`${name} ist eine Zeichnung (SVG), kein Foto. Sie auf GitHub nach content/images hochladen.`);
  const isFilm = /^GIF8/.test(begin) ? (await latin(file)).split(/!ù\x04.{4}\0[,!]/s, 3).length > 2
    : /^.PNG/.test(begin) ? (await latin(file)).split("IDAT", 1)[0].includes("acTL")
    : /^.{8}WEBPVP8X/s.test(begin) ? begin.charCodeAt(20) & 2 : /^....ftypavis/s.test(begin);
  if (isFilm) throw new PhotoError(`${name} bewegt sich; hier bliebe nur das erste Bild. Ein Bildschirmfoto nehmen, oder sie auf GitHub nach content/images hochladen.`);
  return begin;
}

/** Bytes as characters, none where they cannot be read. @param {Blob} blob */
const latin = async (blob) => new TextDecoder("latin1").decode(await blob.arrayBuffer().catch(() => new ArrayBuffer(0)));

/** @param {File} file @param {string} begin @returns {Promise<ImageBitmap | HTMLImageElement>} */
async function opened(file, begin) {
  const image = new Image();
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" }).catch(async () => {
      // Browsers that do not know that, or have no room for it, may know this.
      image.src = URL.createObjectURL(file);
      await image.decode();
      return image;
    });
  } catch {
    throw new PhotoError(
      /^....ftyp(hei|hev|mif|msf)/s.test(begin) || /\.hei[cf]$/i.test(file.name)
        ? `${file.name} ist ein HEIC, das dieser Browser nicht öffnen kann. In Safari öffnen, oder am iPhone unter Einstellungen → Kamera → Formate „Maximale Kompatibilität“ wählen und neu fotografieren.`
        : `${file.name} lässt sich nicht als Bild öffnen. Ein JPEG oder PNG wählen.`,
    );
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** @param {File} file */
const tooLarge = (file) => new PhotoError(`${file.name} ist zu groß für dieses Gerät. Ein kleineres Foto wählen.`);

/** @param {HTMLCanvasElement} canvas @param {string} type @param {File} file @returns {Promise<Blob>} */
function encoded(canvas, type, file) {
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(tooLarge(file))), type, QUALITY));
}
