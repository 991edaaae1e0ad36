//
/** Frees. @return how many @param[in] p what; -1 is none @note Once. */
int one_line(int p);
/**
 * Twice: @p a, \c NULL, @ref other "the other", (@a b), @b bold and @e thin; me@example.com, C:\temp\new and \unknown stay.
 *
 * @param a First.
 * @param a Again.
 *   Goes on.
 *
 * A paragraph behind.
 * @param nothing Of no parameter.
 * @param a,b Both.
 * @param[out] b -1 or more
 * @retval 0 Success.
 * @retval -1 Failure.
 * @li one
 * - two
 * @code{.c}
 * if (a < b && *p)
 *
 *     return @p;
 * @endcode
 * @verbatim <xml> @param x @endverbatim Behind.
 * @deprecated Use one_line.
 * @see other
 * @copydoc other
 */
int words(int a, int *b);
/** @return nothing */
void returns_nothing(void);
/** Ends @code never */
void open_code(void);
/** @param */
void empty_param(int a);
int behind(int a, /**< The first. */
           int b  ///< The second.
          ); ///< Says so.
/* start is at a level. */
int start(int level);

/* Of start, a paragraph away. */

int stop(void);
int same(void); /* of same */
int next(void);
enum level { LOW, /**< Low. */ HIGH, ///< High.
    TOP }; /* of nothing */
struct pair {
    int a; //!< The a.
    /*! The b. */ int b;
    int c; /* plain */
    int d;
};
#define LIMIT 5 /**< Most. */
/* Plain. */
#define NEAR 6
/** Doxygen's escapes: 100\%, \@param, \<tag\>, \"; and @ref stop(), \c next(a). */
int escapes(void);
