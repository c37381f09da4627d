// GitHub's API: requests, and what goes wrong with them. https://docs.github.com/en/rest

/** @typedef {"token" | "rights" | "missing" | "moved" | "wait" | "trouble" | "away"} Kind
 * token: not (any more) valid; rights: refused; missing: 404; moved: 409 or 422, what was said did not fit;
 * wait: too many requests; trouble: a fault there; away: no answer, which may come after the deed */

export class ApiError extends Error {
  /** @param {Kind} kind @param {number} status @param {string} said */
  constructor(kind, status, said) {
    super(said);
    this.kind = kind;
    this.status = status;
  }

  /** Whether the same request may well succeed a little later. */
  get passes() {
    return ["wait", "trouble", "away"].includes(this.kind);
  }
}

const ATTEMPTS = 4, PATIENCE = 60_000, SLOWEST = 30, PAUSE = 1000, LONGEST_PAUSE = 30_000;
/** @param {number} time */
export const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Asks for one repository; the token goes into a header and nowhere else. */
export class GitHub {
  /** @param {string} api @param {string} repository @param {string} token */
  constructor(api, repository, token) {
    this.base = `${api}/repos/${repository}`;
    this.owner = repository.split("/")[0];
    this.token = token;
  }

  /**
   * Ask again where that cannot do a thing twice: reading, and making what no name leads to.
   * @param {string} path @param {object} [body] @returns {Promise<any>}
   */
  async ask(path, body) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(body ? "POST" : "GET", path, body);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.passes || attempt === ATTEMPTS) throw error;
        await pause(Math.min(PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE));
      }
    }
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async once(method, path, body) {
    /** @type {Response} */
    let answer;
    let text;
    // A PDF on a weak line takes its time: bytes per millisecond.
    const said = body && JSON.stringify(body), patience = PATIENCE + (said?.length ?? 0) / SLOWEST;
    const headers = this.headers();
    try {
      answer = await fetch(this.base + path, {
        method, body: said, headers, cache: "no-store",
        credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", signal: AbortSignal.timeout(patience),
      });
      text = await answer.text();
    } catch (error) {
      throw new ApiError("away", 0, String(error));
    }
    if (!answer.ok) throw fault(answer, text);
    try {
      return text ? JSON.parse(text) : null;
    } catch {
      throw new ApiError("away", answer.status, "half an answer");
    }
  }

  headers() {
    /** @type {Record<string, string>} */
    const said = { Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" };
    if (this.token) said.Authorization = `Bearer ${this.token}`;
    try {
      return new Headers(said);
    } catch {
      throw new ApiError("token", 401, "no header can hold this token");
    }
  }

  /** The same repository for somebody without a token. */
  get anonymous() {
    return new GitHub(this.base.replace(/\/repos\/.*/, ""), this.base.replace(/.*\/repos\//, ""), "");
  }

  /** The commit that a branch is at. @param {string} branch @returns {Promise<string>} */
  async head(branch) {
    return (await this.ask(`/git/ref/heads/${branch}`)).object.sha;
  }

  /** Paths of all files at a commit, with blob and mode. @param {string} commit */
  async files(commit) {
    const { tree, truncated } = await this.ask(`/git/trees/${commit}?recursive=1`);
    if (truncated) throw new ApiError("rights", 200, "truncated");
    /** @type {Map<string, {sha: string, mode: string}>} */
    const found = new Map();
    for (const { path, sha, mode, type } of tree) if (type === "blob") found.set(path, { sha, mode });
    return found;
  }

  /** The bytes of a file. @param {string} sha */
  async bytes(sha) {
    const { content } = await this.ask(`/git/blobs/${sha}`);
    return Uint8Array.from(atob(content.replace(/\s/g, "")), (sign) => sign.charCodeAt(0));
  }

  /** Whether a branch or commit has another one in its past. @param {string} commit @param {string} branch */
  async contains(commit, branch) {
    const { status } = await this.ask(`/compare/${commit}...${branch}`);
    return status === "ahead" || status === "identical";
  }
}

/** @param {Response} answer @param {string} text */
function fault(answer, text) {
  const { status, headers } = answer;
  let said = text;
  try {
    said = JSON.parse(text).message ?? text;
  } catch { /* a proxy's page */ }
  const isLimit = status === 429 || (status === 403 && (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after") || /rate limit/i.test(said)));
  /** @type {Kind} */
  const kind = isLimit ? "wait" : status === 401 ? "token" : status === 403 ? "rights" : status === 404 ? "missing"
    : status === 409 || status === 422 ? "moved" : "trouble";
  return new ApiError(kind, status, String(said).slice(0, 200));
}
