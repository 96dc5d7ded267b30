// Verifies an exported log with the Go project's own packages (golang.org/x/mod/sumdb), which share no line with ours:
// the checkpoint's signature, every tile, every entry's inclusion, and consistency with each older checkpoint given.
//
// Usage: verify FOLDER VKEY [OLDER-CHECKPOINT ...]. Prints JSON; exit 1 when a thing does not hold.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type answer struct {
	Size        int64 `json:"size"`
	Tiles       int   `json:"tiles"`
	Inclusions  int64 `json:"inclusions"`
	Consistency int   `json:"consistency"`
}

func main() {
	told, err := verify(os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	json.NewEncoder(os.Stdout).Encode(told)
}

func verify(folder, vkey string, older []string) (answer, error) {
	var told answer
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return told, err
	}
	tree, err := readCheckpoint(filepath.Join(folder, "checkpoint"), verifier)
	if err != nil {
		return told, err
	}
	told.Size = tree.N
	tiles := &folderTiles{folder: folder}
	// Every hash it returns was authenticated against the root.
	hashes := tlog.TileHashReader(tree, tiles)
	for from := int64(0); from < tree.N; from += 256 {
		if err := checkBundle(folder, tree, hashes, from); err != nil {
			return told, err
		}
	}
	told.Inclusions = tree.N
	for _, name := range older {
		before, err := readCheckpoint(name, verifier)
		if err != nil {
			return told, err
		}
		proof, err := tlog.ProveTree(tree.N, before.N, hashes)
		if err != nil {
			return told, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash); err != nil {
			return told, fmt.Errorf("%s: %w", name, err)
		}
		told.Consistency++
	}
	told.Tiles = tiles.read
	return told, nil
}

// C2SP tlog-checkpoint: origin, size, root, in a signed note whose key is named like the origin.
func readCheckpoint(name string, verifier note.Verifier) (tlog.Tree, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 3 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("the checkpoint is not of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, errors.New("the checkpoint has no root")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// Each entry of a bundle hashes to its leaf, and its proof leads to the root.
func checkBundle(folder string, tree tlog.Tree, hashes tlog.HashReader, from int64) error {
	width := tree.N - from
	if width > 256 {
		width = 256
	}
	data, err := os.ReadFile(filepath.Join(folder, c2spPath("entries", from/256, int(width))))
	if err != nil {
		return err
	}
	for index := from; index < from+width; index++ {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return fmt.Errorf("the bundle of entry %d is cut short", index)
		}
		length := int(binary.BigEndian.Uint16(data))
		entry := data[2 : 2+length]
		data = data[2+length:]
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
	}
	if len(bytes.TrimSpace(data)) != 0 {
		return fmt.Errorf("the bundle of entry %d holds more", from)
	}
	return nil
}

type folderTiles struct {
	folder string
	read   int
}

func (*folderTiles) Height() int { return 8 }

func (t *folderTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(t.folder, c2spPath(strconv.Itoa(tile.L), tile.N, tile.W)))
		if err != nil {
			return nil, err
		}
		read[i] = data
		t.read++
	}
	return read, nil
}

func (*folderTiles) SaveTiles([]tlog.Tile, [][]byte) {}

// C2SP tlog-tiles writes a tile's path as Go does, without the height, which is always 8.
func c2spPath(level string, n int64, width int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < 256 {
		path += ".p/" + strconv.Itoa(width)
	}
	return "tile/" + level + "/" + path
}
