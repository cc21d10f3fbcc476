package correct

// A History is the list of edits to an article, as far as they are done, and
// those undone after them. The zero History is empty and ready to use.
type History struct {
	Done   []Edit
	Undone []Edit // the last undone stands last
}

// Do adds an edit. What was undone before can't be redone after it.
func (h *History) Do(e Edit) { h.Done, h.Undone = append(h.Done, e), nil }

// Undo takes the last edit back and returns it, or reports that there is none.
func (h *History) Undo() (Edit, bool) { return pass(&h.Done, &h.Undone) }

// Redo does the last undone edit again and returns it, or reports that there is
// none.
func (h *History) Redo() (Edit, bool) { return pass(&h.Undone, &h.Done) }

// pass moves the last edit of one list to the end of the other.
func pass(from, to *[]Edit) (Edit, bool) {
	n := len(*from)
	if n == 0 {
		return Edit{}, false
	}
	e := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, e)
	return e, true
}
