"""What may be in a published SVG, by name.

https://www.w3.org/TR/SVG2/eltindex.html and https://www.w3.org/TR/SVG2/attindex.html list all.
"""

# Shapes, text, paint, effects, structure, movement. Not among them: what runs (script), what is
# another language (foreignObject) and what loads (audio, video, iframe, …).
ELEMENTS = frozenset(
    """
    a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker
    mask mpath path pattern polygon polyline radialGradient rect set stop style svg switch symbol
    text textPath title tspan use view
    """.split()  # noqa: SIM905 - a list of eighty lines would not read better
)
MOVING = frozenset({"animate", "animateMotion", "animateTransform", "set"})
# Elements that no browser shows, and whose loss nobody sees: data of the program that drew.
UNSEEN = frozenset({"metadata"})

# Styles that are attributes, too (https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes).
PRESENTATION = frozenset(
    """
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor cx cy d direction display dominant-baseline
    fill fill-opacity fill-rule filter flood-color flood-opacity font font-family
    font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style
    font-variant font-variant-ligatures font-variation-settings font-weight
    glyph-orientation-horizontal glyph-orientation-vertical height image-rendering isolation
    kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start
    mask mask-type mix-blend-mode opacity overflow paint-order pointer-events r rx ry
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size
    text-anchor text-decoration text-orientation text-overflow text-rendering transform
    transform-box transform-origin unicode-bidi vector-effect visibility white-space width
    word-spacing writing-mode x y
    """.split()  # noqa: SIM905 - see above
)
_GEOMETRY = frozenset(
    """
    amplitude azimuth baseFrequency bias clipPathUnits diffuseConstant divisor dx dy edgeMode
    elevation exponent filterUnits fr fx fy gradientTransform gradientUnits in in2 intercept k1 k2
    k3 k4 kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits
    markerWidth maskContentUnits maskUnits method mode numOctaves offset operator order orient
    path pathLength patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY
    pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY result rotate
    scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset
    stdDeviation stitchTiles surfaceScale tableValues targetX targetY textLength type values
    viewBox x1 x2 xChannelSelector y1 y2 yChannelSelector z
    """.split()  # noqa: SIM905 - see above
)
_MOVEMENT = frozenset(
    """
    accumulate additive attributeName attributeType begin by calcMode dur end fill from keyPoints
    keySplines keyTimes max min origin repeatCount repeatDur restart to
    """.split()  # noqa: SIM905 - see above
)
_GENERAL = frozenset(
    """
    class focusable href id lang media rel requiredExtensions role style systemLanguage tabindex
    target version
    """.split()  # noqa: SIM905 - see above
)
MOVED_TO = frozenset({"by", "from", "to", "values"})  # values of what moves
ATTRIBUTES = PRESENTATION | _GEOMETRY | _MOVEMENT | _GENERAL
# What a movement may change: neither where a link leads nor what is loaded.
MOVABLE = (PRESENTATION | _GEOMETRY | {"class"}) - {"type"}

# At-rules and functions of CSS that load nothing by themselves; url() is looked into.
AT_RULES = frozenset(
    """
    @-moz-keyframes @-webkit-keyframes @container @font-face @font-feature-values @keyframes @layer
    @media @page @property @starting-style @styleset @supports @swash
    """.split()  # noqa: SIM905 - see above
)
FUNCTIONS = frozenset(
    """
    abs acos asin atan atan2 attr blur brightness calc circle clamp color color-contrast color-mix
    conic-gradient contrast cos counter cubic-bezier device-cmyk dir drop-shadow ellipse env exp
    fit-content format grayscale has hsl hsla hue-rotate hwb hypot icc-color inset invert is lab
    lang layer lch light-dark linear linear-gradient local log matrix matrix3d max min minmax mod
    not nth-child nth-last-child nth-last-of-type nth-of-type oklab oklch opacity path perspective
    polygon pow radial-gradient ray rect rem repeating-linear-gradient repeating-radial-gradient
    rgb rgba rotate rotate3d rotatex rotatey rotatez round saturate scale scale3d scalex scaley
    scalez selector sepia shape sign sin skew skewx skewy sqrt steps style symbols tan tech
    translate translate3d translatex translatey translatez var where xywh
    """.split()  # noqa: SIM905 - see above
)
