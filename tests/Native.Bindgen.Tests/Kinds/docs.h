/**
 * @file docs.h
 * @brief File.
 */
/*! \brief Qt style. \param a first \return it */
int doc_qt(int a);
/// Three slashes.
/// Second line with <html> & "quotes" ]]> --
int doc_slashes(void);
//! Bang.
//! @param[in,out] p Both. @param[out] q Out only.
int doc_bang(int *p, int *q);
/*******************************
 * Boxed title
 *******************************/
int doc_boxed(void);
/** Unclosed @code
 * int x = 1 < 2 && 3 > 2; /* not nested
 * @endcode tail
 */
int doc_code(void);
/** Unfinished @code
 * never ends */
int doc_unfinished(void);
/** @deprecated Old. @since 1.0 @see doc_qt @note N. @warning W. @todo T. */
int doc_tags(void);
/** Nested \em word \b bold \c code \p a @ref doc_qt "text" \ref doc_qt(). 100\% \\ \@ \# \<tag\> */
int doc_inline(int a);
int doc_behind(int a, /**< the a */ int b /**< the b */, int c); /**< the function */
enum doc_enum { DOC_A, /**< first */ DOC_B = 3, //!< second
 /** third */ DOC_C };
struct doc_struct { int x; /**< x */ int y; ///< y
 /** z before */ int z; };
#define DOC_M 1 /**< macro */
/** Macro before. */
#define DOC_N 2
/**/
int doc_empty(void);
/***/
int doc_stars(void);
/** @} */
int doc_group(void);
/** @param nosuch missing @param a one @param a twice @param ... rest
 * @retval 0 ok @retval -1 bad
 * @returns something @return again */
int doc_dup(int a, ...);
/** Line one\
 continued */
int doc_cont(void);
/** <summary>XML already</summary> <param name="a">p</param> */
int doc_xml(int a);
/** Emoji 😀 and U+202E: ‮ rtl */
int doc_uni(void);
/** - list one
 *  - list two
 *    1. deep
 * | a | b |
 * |---|---|
 * | 1 | 2 |
 */
int doc_list(void);
