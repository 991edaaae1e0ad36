//
/**
 * Opens a file.
 *
 * It must exist, and <b>may</b> be & stay open.
 * @param path where it is
 * @param[out] size how large it is
 * @return 0 for success
 * @note Not on Sundays.
 */
int open_file(const char *path, long *size);
/// One line.
int triple(void);
/* Plain. */
int plain(void);
//! Qt's way.
int exclaimed(void); // Not this.
/** @brief Short.
 *  Longer.
 */
struct documented {
    int a; ///< First.
    /** Second. */
    int b;
};
